import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

// Electron's security checklist, items 15 (openExternal), 16 (a current Electron), and habits that the sources must keep.

const root = join(import.meta.dirname, '../..');

const sources = (
  await Promise.all(
    ['main', 'preload', 'renderer'].map((folder) =>
      readdir(join(root, folder), { recursive: true, withFileTypes: true }),
    ),
  )
)
  .flat()
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

/** The files that have `pattern` in them, from the project's folder on. */
async function filesWith(pattern: RegExp): Promise<string[]> {
  const found = await Promise.all(
    sources.map(async (file) => (pattern.test(await readFile(file, 'utf8')) ? [file.slice(root.length + 1)] : [])),
  );
  return found
    .flat()
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

test('the sources are searched at all', () => {
  expect(sources.length).toBeGreaterThan(50);
});

test('only one file can open a browser', async () => {
  expect(await filesWith(/openExternal|openPath/)).toEqual(['main/adapters/browser.ts']);
});

test('only one file makes windows and decides what they load', async () => {
  expect(await filesWith(/new BrowserWindow|loadURL|loadFile/)).toEqual(['main/window/window.ts']);
});

test('only one file serves calls, and only one gives the page a bridge', async () => {
  expect(await filesWith(/ipc\w*\.(handle|handleOnce|on|once)\(/)).toEqual(['main/ipc/serve.ts', 'preload/preload.ts']);
  expect(await filesWith(/exposeInMainWorld|exposeInIsolatedWorld/)).toEqual(['preload/preload.ts']);
});

test('the preload takes two things from Electron', async () => {
  const text = await readFile(join(root, 'preload/preload.ts'), 'utf8');
  const values = /^import \{([^}]*)\} from 'electron';$/m.exec(text)?.[1]?.split(',') ?? [];
  const names = values.map((name) => name.trim()).filter((name) => !name.startsWith('type '));
  expect(names.sort()).toEqual(['contextBridge', 'ipcRenderer']);
});

test.each([
  ['runs text as a program', /\beval\(|new Function\(|executeJavaScript|insertCSS/],
  ['writes markup from text', /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write\(/],
  [
    'turns a guard off',
    /sandbox: false|contextIsolation: false|webSecurity: false|nodeIntegration: true|commandLine\.appendSwitch/,
  ],
  ['asks for experiments', /enableBlinkFeatures|experimentalFeatures: true|allowRunningInsecureContent: true/],
  [
    'accepts a certificate that Chromium does not',
    /setCertificateVerifyProc|certificate-error|rejectUnauthorized: false/,
  ],
  ['logs to the console of the window', /console\.(log|info|debug)\(/],
])('no source %s', async (_, pattern) => {
  expect(await filesWith(pattern)).toEqual([]);
});

test('Electron and all that is built in are pinned to a version', async () => {
  const { dependencies = {}, devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect(version, name).toMatch(/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/);
  }
  expect(devDependencies).toHaveProperty('electron');
});
