import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isFirstStart, openSettings } from '../../../main/adapters/settings.ts';

// Outside of Electron its module is no more than the path of a program; this is as much of it as the library uses.
vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events');
  const electron = {
    app: { getPath: () => '/nowhere', getVersion: () => '0.1.0' },
    ipcMain: new EventEmitter(),
    shell: {},
  };
  return { ...electron, default: electron };
});

const at = () => Date.UTC(2026, 10, 12, 12);
const pin = { sessionId: 'acme', accountId: '000000000001', role: 'ReadOnly', accountName: 'Shop' };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daypass-settings-'));
});
afterEach(() => rm(folder, { recursive: true }));

const file = () => join(folder, 'settings.json');

test('pins and the place of the window outlive the app', async () => {
  expect(isFirstStart(folder)).toBe(true);
  const settings = await openSettings(folder, at);
  settings.writePins([pin]);
  settings.writeBounds({ x: 1, y: 2, width: 300, height: 400 });
  expect(isFirstStart(folder)).toBe(false);
  const again = await openSettings(folder, at);
  expect(again.readPins()).toEqual([pin]);
  expect(again.readBounds()).toEqual({ x: 1, y: 2, width: 300, height: 400 });
  expect((await stat(file())).mode & 0o777).toBe(0o600);
});

test('a file that is no JSON is set aside, and said to be', async () => {
  await writeFile(file(), '{"pins": [');
  const settings = await openSettings(folder, at);
  expect(settings.setAside).toBe(join(folder, 'settings.corrupt-2026-11-12T12-00-00.000Z.json'));
  expect(await readFile(settings.setAside ?? '', 'utf8')).toBe('{"pins": [');
  expect(settings.readPins()).toEqual([]);
  expect((await readdir(folder)).sort()).toEqual(['settings.corrupt-2026-11-12T12-00-00.000Z.json', 'settings.json']);
});

test('values that make no sense count as absent, and what a later version wrote stays', async () => {
  const later = { version: 9, pins: [pin, { role: 7 }, 'x'], windowBounds: { x: 'left' }, reminders: { early: 30 } };
  await writeFile(file(), JSON.stringify(later));
  const settings = await openSettings(folder, at);
  expect(settings.readPins()).toEqual([pin]);
  expect(settings.readBounds()).toBeUndefined();
  settings.writePins([]);
  expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual({ ...later, pins: [] });
});

test('nothing but the app itself can ask where the settings are', async () => {
  await openSettings(folder, at);
  const { ipcMain } = await import('electron');
  expect(ipcMain.eventNames()).toEqual([]);
});
