import { accessSync, constants, copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ipcMain } from 'electron';
import * as v from 'valibot';
import { keptPage } from '../domain/console-page.ts';
import { sameValue } from '../domain/same-value.ts';
import { settingsIn, withSettings } from '../domain/saved-settings.ts';
import { migrated, type SettingsFile, settingsVersion, versionOf } from '../domain/settings-migrations.ts';
import type { Known, Pin, Use } from '../domain/state.ts';
import type { SettingsStore } from '../services/keep-settings.ts';
import { fileProblem } from './text-file-problem.ts';

const bounds = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() });
export type WindowBounds = v.InferOutput<typeof bounds>;

const access = v.object({ sessionId: v.string(), accountId: v.string(), role: v.string() });
const named = v.object({ ...access.entries, accountName: v.exactOptional(v.string()) });
const pin = v.pipe(
  v.object({ ...named.entries, page: v.exactOptional(v.unknown()) }),
  v.transform(({ page, ...rest }): Pin => ({ ...rest, ...keptPage(page) })),
);
const known = v.object({
  sessionId: v.string(),
  accounts: v.array(v.object({ accountId: v.string(), roles: v.array(v.string()) })),
});
const use = v.object({ ...named.entries, count: v.pipe(v.number(), v.minValue(0)), lastAt: v.number() });

export type Settings = SettingsStore &
  Readonly<{
    /** Where a file lies that could not be read, and was set aside. */
    setAside?: string;
    readBounds(): WindowBounds | undefined;
    /** Never throws. */
    writeBounds(bounds: WindowBounds): void;
    /** True the first time only, over all starts. Never throws. */
    isNewsWithoutTray(): boolean;
  }>;

const name = 'settings';

/** True before the settings were written for the first time. */
export const isFirstStart = (folder: string): boolean => !existsSync(join(folder, `${name}.json`));

/**
 * The app's settings in `folder`. A file that is not JSON is set aside, never overwritten; one of a later version is copied aside
 * before it is changed, and keeps the keys that are not known here. Values that make no sense count as absent, one by one.
 * Rejects with a `Problem`.
 */
export async function openSettings(folder: string, now: () => number): Promise<Settings> {
  const { default: ElectronStore } = await import('electron-store');
  const path = join(folder, `${name}.json`);
  const open = () =>
    new ElectronStore<Record<string, unknown>>({
      cwd: folder,
      name,
      configFileMode: 0o600,
      clearInvalidConfig: false,
      deserialize: recordIn,
    });

  let store: ReturnType<typeof open>;
  let setAside: string | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    try {
      store = open();
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      setAside = join(folder, `${name}.corrupt-${new Date(now()).toISOString().replaceAll(':', '-')}.json`);
      renameSync(path, setAside);
      store = open();
    }
  } catch (error) {
    throw fileProblem(path, 'read', error);
  }
  // The library answers any page that asks where the settings are; nothing of ours does.
  ipcMain.removeAllListeners('electron-store-get-data');

  const read = (): SettingsFile => migrated(store.store);
  /** Throws a `Problem` of kind `file`. */
  function write(change: (file: SettingsFile) => SettingsFile): void {
    try {
      const before = store.store;
      const after = change(migrated(before));
      if (sameValue(before, after)) return;
      // The library would try again and again for a second, and nothing else goes on meanwhile.
      accessSync(folder, constants.W_OK);
      if (versionOf(before) > settingsVersion)
        copyAside(path, join(folder, `${name}.version-${versionOf(before)}.json`));
      atomically(() => {
        store.store = { ...after };
      });
    } catch (error) {
      throw fileProblem(path, 'changed', error);
    }
  }
  try {
    write((file) => file);
  } catch {
    // What is there can be read; whoever changes something hears that it can't be written.
  }

  return {
    ...(setAside !== undefined && { setAside }),
    read() {
      const file = read();
      return {
        settings: settingsIn(file),
        pins: listIn(file.pins, pin),
        uses: listIn<Use>(file.uses, use),
        known: listIn<Known>(file.known, known),
        allowed: listIn(file.allowed, access),
      };
    },
    write: ({ settings, ...lists }) => write((file) => ({ ...withSettings(file, settings), ...lists })),
    readBounds() {
      const saved = v.safeParse(bounds, read().windowBounds);
      return saved.success ? saved.output : undefined;
    },
    writeBounds(saved) {
      try {
        write((file) => ({ ...file, windowBounds: saved }));
      } catch {
        // A place that is forgotten is no loss worth telling.
      }
    },
    isNewsWithoutTray() {
      if (read().toldOfNoTray === true) return false;
      try {
        write((file) => ({ ...file, toldOfNoTray: true }));
      } catch {
        // Then it is told at the next start, too.
      }
      return true;
    },
  };
}

/** What a file that a person may have edited says, if it is JSON of the form that settings have. Throws a `SyntaxError`. */
function recordIn(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new SyntaxError('These are no settings.');
}

const listIn = <T>(saved: unknown, schema: v.GenericSchema<unknown, T>): T[] =>
  (Array.isArray(saved) ? saved : []).flatMap((item) => {
    const read = v.safeParse(schema, item);
    return read.success ? [read.output] : [];
  });

function copyAside(path: string, copy: string): void {
  if (!existsSync(copy)) copyFileSync(path, copy, constants.COPYFILE_EXCL);
}

/** The library writes in place where it takes itself for a snap, which the terminal of another snap makes of every program. */
function atomically(write: () => void): void {
  const { SNAP } = process.env;
  delete process.env.SNAP;
  try {
    write();
  } finally {
    if (SNAP !== undefined) process.env.SNAP = SNAP;
  }
}
