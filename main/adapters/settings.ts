import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { ipcMain } from 'electron';
import * as v from 'valibot';
import type { Pin } from '../domain/state.ts';
import type { PinStore } from '../services/keep-pins.ts';

const bounds = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() });
export type WindowBounds = v.InferOutput<typeof bounds>;

const pin = v.object({
  sessionId: v.string(),
  accountId: v.string(),
  role: v.string(),
  accountName: v.exactOptional(v.string()),
});

export type Settings = PinStore &
  Readonly<{
    /** Where a file lies that could not be read, and was set aside. */
    setAside?: string;
    readBounds(): WindowBounds | undefined;
    /** Never throws. */
    writeBounds(bounds: WindowBounds): void;
  }>;

const name = 'settings';
const version = 1;

/** True before the settings were written for the first time. */
export const isFirstStart = (folder: string): boolean => !existsSync(join(folder, `${name}.json`));

/**
 * The app's settings in `folder`. Keys of later versions stay as they are. A file that is not JSON is set aside, never
 * overwritten. Values that make no sense count as absent.
 */
export async function openSettings(folder: string, now: () => number): Promise<Settings> {
  const { default: ElectronStore } = await import('electron-store');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const open = () =>
    new ElectronStore<Record<string, unknown>>({ cwd: folder, name, configFileMode: 0o600, clearInvalidConfig: false });

  let store: ReturnType<typeof open>;
  let setAside: string | undefined;
  try {
    store = open();
  } catch {
    setAside = join(folder, `${name}.corrupt-${new Date(now()).toISOString().replaceAll(':', '-')}.json`);
    renameSync(join(folder, `${name}.json`), setAside);
    store = open();
  }
  // The library answers any page that asks where the settings are; nothing of ours does.
  ipcMain.removeAllListeners('electron-store-get-data');
  if (store.get('version') === undefined) store.set('version', version);

  return {
    ...(setAside !== undefined && { setAside }),
    readPins(): Pin[] {
      const saved = store.get('pins');
      return Array.isArray(saved) ? saved.filter((item) => v.is(pin, item)) : [];
    },
    writePins: (pins) => store.set('pins', pins),
    readBounds() {
      const saved = v.safeParse(bounds, store.get('windowBounds'));
      return saved.success ? saved.output : undefined;
    },
    writeBounds(saved) {
      try {
        store.set('windowBounds', saved);
      } catch {
        // A place that is forgotten is no loss worth telling.
      }
    },
  };
}
