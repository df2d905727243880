import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isFirstStart, openSettings } from '../../../main/adapters/settings.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { usualSettings } from '../../../main/domain/settings.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

const at = () => Date.UTC(2026, 10, 12, 12);
const pin = { sessionId: 'acme', accountId: '000000000001', role: 'ReadOnly', accountName: 'Shop' };
const use = { ...pin, count: 3, lastAt: at() };
const page = { service: 's3', region: 'eu-west-1' } as const;
const access = { sessionId: 'acme', accountId: '000000000001', role: 'Admin' };
const known = { sessionId: 'acme', accounts: [{ accountId: pin.accountId, roles: [pin.role] }] };
const nothing = { settings: usualSettings, pins: [], uses: [], known: [], allowed: [] };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daypass-settings-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const file = () => join(folder, 'settings.json');
const saved = async () => JSON.parse(await readFile(file(), 'utf8'));
const save = (content: unknown) => writeFile(file(), JSON.stringify(content));

test('settings, pins, uses, known accounts and the place of the window outlive the app, for their owner alone', async () => {
  expect(isFirstStart(folder)).toBe(true);
  const theme = 'dark' as const;
  const kept = {
    settings: { ...usualSettings, theme, remindBefore: [30] },
    pins: [{ ...pin, page }],
    uses: [use],
    known: [known],
    allowed: [access],
  };
  const settings = await openSettings(folder, at);
  settings.write(kept);
  settings.writeBounds({ x: 1, y: 2, width: 300, height: 400 });
  expect(isFirstStart(folder)).toBe(false);
  const again = await openSettings(folder, at);
  expect(again.read()).toEqual(kept);
  expect(again.readBounds()).toEqual({ x: 1, y: 2, width: 300, height: 400 });
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  expect(await saved()).toMatchObject({ version: 2, settings: { theme: 'dark', remindBefore: [30] } });
});

test('a file of the first version keeps its pins and its place, and becomes one of this version', async () => {
  const windowBounds = { x: 1, y: 2, width: 300, height: 400 };
  await save({ version: 1, pins: [pin], windowBounds });
  const settings = await openSettings(folder, at);
  expect(settings.read()).toEqual({ ...nothing, pins: [pin] });
  expect(settings.readBounds()).toEqual(windowBounds);
  expect(await saved()).toEqual({ version: 2, settings: {}, uses: [], pins: [pin], windowBounds });
});

test.each(['{"pins": [', '', 'null', '["dark"]'])(
  'a file that holds no settings (%j) is set aside, and said to be',
  async (text) => {
    await writeFile(file(), text);
    const settings = await openSettings(folder, at);
    expect(settings.setAside).toBe(join(folder, 'settings.corrupt-2026-11-12T12-00-00.000Z.json'));
    expect(await readFile(settings.setAside ?? '', 'utf8')).toBe(text);
    expect(settings.read()).toEqual(nothing);
    expect((await readdir(folder)).sort()).toEqual(['settings.corrupt-2026-11-12T12-00-00.000Z.json', 'settings.json']);
  },
);

test('a file that an editor gave a byte order mark is read', async () => {
  await writeFile(file(), '\uFEFF{"settings": {"theme": "light"}}');
  const settings = await openSettings(folder, at);
  expect(settings.setAside).toBeUndefined();
  expect(settings.read().settings.theme).toBe('light');
});

test('a file that can not be read is no corrupt file: it stays, and the reason is told', async () => {
  await mkdir(file());
  await expect(openSettings(folder, at)).rejects.toThrow(/settings\.json could not be read\. It is a folder\./);
  expect(await readdir(folder)).toEqual(['settings.json']);
});

test('values that make no sense count as absent, one by one', async () => {
  const settings = { theme: 'pink', remindBefore: ['early'], clearClipboardAfter: 30, exportRegion: '../..' };
  await save({
    version: 2,
    settings,
    pins: [{ ...pin, page: { service: 'moon' } }, { role: 7 }, 'x'],
    allowed: [{ accountId: 7 }, { ...access, at: 5 }],
    uses: [{ ...use, count: -1 }, use],
    known: [{ ...known, accounts: [{ accountId: pin.accountId }] }, known],
    windowBounds: { x: 'left' },
  });
  const opened = await openSettings(folder, at);
  const settingsRead = { ...usualSettings, clearClipboardAfter: 30 };
  expect(opened.read()).toEqual({
    settings: settingsRead,
    pins: [pin],
    uses: [use],
    known: [known],
    allowed: [access],
  });
  expect(opened.readBounds()).toBeUndefined();
});

test('a file of a later version is read as far as it is understood, keeps what is not, and is copied before it is changed', async () => {
  const later = {
    version: 9,
    settings: { theme: 'sepia', startAtLogin: true, sound: 'bell' },
    pins: [pin],
    groups: [1],
  };
  await save(later);
  const settings = await openSettings(folder, at);
  const { settings: read } = settings.read();
  expect(read).toEqual({ ...usualSettings, startAtLogin: true });
  expect(await saved()).toEqual(later);
  const lists = { pins: [], uses: [], known: [], allowed: [] };
  settings.write({ settings: { ...read, startAtLogin: false }, ...lists });
  expect(await saved()).toEqual({ ...later, settings: { ...later.settings, startAtLogin: false }, ...lists });
  expect(JSON.parse(await readFile(join(folder, 'settings.version-9.json'), 'utf8'))).toEqual(later);
});

test('a setting that is taken back leaves the file', async () => {
  const settings = await openSettings(folder, at);
  settings.write({ ...nothing, settings: { ...usualSettings, shortcut: 'Control+Alt+D' } });
  settings.write(nothing);
  expect((await saved()).settings).toEqual({});
});

test('the file is replaced as a whole, also from within the terminal of a snap', async () => {
  vi.stubEnv('SNAP', '/snap/editor/1');
  const settings = await openSettings(folder, at);
  const { ino } = await stat(file());
  settings.write({ ...nothing, pins: [pin] });
  expect((await stat(file())).ino).not.toBe(ino);
  expect(process.env.SNAP).toBe('/snap/editor/1');
});

test.skipIf(process.getuid?.() === 0)(
  'where nothing can be written the settings are read all the same, and saving says why not',
  async () => {
    await save({ version: 1, pins: [pin] });
    await chmod(folder, 0o500);
    const started = performance.now();
    const settings = await openSettings(folder, at);
    expect(settings.read().pins).toEqual([pin]);
    expect(() => settings.write(nothing)).toThrow(Problem);
    expect(() => settings.write(nothing)).toThrow(/settings\.json could not be changed\. Something denies writing/);
    settings.writeBounds({ x: 1, y: 2, width: 300, height: 400 });
    expect(performance.now() - started).toBeLessThan(500);
    await chmod(folder, 0o700);
  },
);

test('nothing but the app itself can ask where the settings are', async () => {
  await openSettings(folder, at);
  const { ipcMain } = await import('electron');
  expect(ipcMain.eventNames()).toEqual([]);
});

test('that a desktop has no tray is news once, over all starts', async () => {
  const settings = await openSettings(folder, at);
  expect(settings.isNewsWithoutTray()).toBe(true);
  expect(settings.isNewsWithoutTray()).toBe(false);
  expect((await openSettings(folder, at)).isNewsWithoutTray()).toBe(false);
});
