import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { listPackage } from '@electron/asar';
import { build } from 'electron-builder';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { builderConfig } from '../../build/builder-config.mjs';
import { readFuses, releaseFuses } from '../../build/fuses.mjs';
import { root } from '../../build/project.mjs';
import { provideElectron } from '../../build/setup/electron.mjs';
import { startDesktop } from './desktop.ts';
import { eventually } from './eventually.ts';
import { startKeyring } from './keyring.ts';
import { watchMessages } from './watch-messages.ts';

const secrets = 'org.freedesktop.secrets';

let folder = '';
let app = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daypass packaged '));
  const electron = await provideElectron();
  const config = builderConfig(electron);
  await build({
    projectDir: root,
    config: { ...config, directories: { ...config.directories, output: folder } },
    dir: true,
    publish: 'never',
  });
  app = join(folder, 'linux-unpacked');
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const emptyHome = () => {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  return { PATH: process.env.PATH, HOME: home };
};

test('every fuse that this Electron has is set as decided', () => {
  const fuses = readFuses(join(app, 'daypass-app'));
  expect(Object.keys(fuses).length).toBeGreaterThanOrEqual(8);
  expect(releaseFuses).toMatchObject(fuses);
});

test('the app is one archive of bundled files, without node_modules', () => {
  const archive = join(app, 'resources', 'app.asar');
  const files = listPackage(archive, { isPack: false });
  expect(files).toContain('/main.mjs');
  expect(files).toContain('/preload.cjs');
  expect(files).toContain('/renderer/index.html');
  expect(files.filter((file) => /node_modules|\.(map|node)$/.test(file))).toEqual([]);
});

test('the keyring is reached without a library beside the archive', async () => {
  expect(readdirSync(join(app, 'resources')).filter((name) => name.endsWith('.unpacked'))).toEqual([]);
  const keyring = await startKeyring();
  onTestFinished(keyring.stop);
  const answer = execFileSync(join(app, 'daypass'), ['keychain', 'status', '--json'], { env: keyring.env });
  expect(JSON.parse(answer.toString())).toMatchObject({ keychain: { state: 'ready' } });
});

test('nobody asks the keyring for anything at the start, neither Daypass, which has nothing there, nor Electron', async () => {
  const desktop = await startDesktop();
  onTestFinished(desktop.stop);
  const { bus, processes, env, home } = desktop;
  const asked: string[] = [];
  await watchMessages(desktop, `destination='${secrets}'`, (member) => void asked.push(member));
  processes.start(join(app, 'daypass'), ['--hidden'], env);
  const log = join(home, '.config', 'daypass', 'logs', 'daypass.log');
  await eventually('the app', async () => (await readFile(log, 'utf8')).includes(' started: '), 20_000);
  // Chromium's services start meanwhile.
  await sleep(1500);
  expect(asked).toEqual([]);
  await bus.call(secrets, '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.ReadAlias', 's', 'default');
  await expect.poll(() => asked).toContain('ReadAlias');
});

test('a verb answers without a display, and through a link from elsewhere', () => {
  const link = join(folder, 'a link');
  symlinkSync(join(app, 'daypass'), link);
  for (const command of [join(app, 'daypass'), link]) {
    const answer = execFileSync(command, ['status', '--json'], { env: emptyHome(), encoding: 'utf8', stdio: 'pipe' });
    expect(JSON.parse(answer)).toMatchObject({ sessions: [] });
  }
});

test('a verb hands on the exit code', () => {
  expect(() => execFileSync(join(app, 'daypass'), ['no-such-verb'], { env: emptyHome(), stdio: 'pipe' })).toThrow(
    expect.objectContaining({ status: 2 }),
  );
});
