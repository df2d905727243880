import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { autostartFile } from '../../../main/adapters/autostart-file.ts';
import { ownProgram } from '../../../main/adapters/own-program.ts';
import { autostartEntry, ownProgramIn } from '../../../main/domain/autostart-entry.ts';
import { Problem } from '../../../main/domain/problem.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daypass-autostart-'));
});
afterEach(() => rm(folder, { recursive: true }));

const autostart = () => join(folder, '.config', 'autostart');
const file = () => join(autostart(), 'daypass.desktop');
const text = () => readFile(file(), 'utf8');
const item = (program = '/opt/Daypass/daypass') => autostartFile(autostart(), program);

/** What a person or the tools of a desktop do to the file. */
const edit = async (change: (text: string) => string) => writeFile(file(), change(await text()));

/** A program that can be found, for as long as nobody moves it. */
async function newProgram(...names: string[]): Promise<string> {
  const path = join(folder, ...names);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, '#!/bin/sh\n');
  return path;
}

test('switched on, the desktop starts Daypass hidden; switched off, nothing is left', async () => {
  expect(await item().look()).toBe(false);
  await item().set(true);
  expect(await text()).toContain('\nExec=/opt/Daypass/daypass --hidden\n');
  await item().set(false);
  expect(await readdir(autostart())).toEqual([]);
  await item().set(false);
});

test('an entry is known again at the next start, and stays as it is', async () => {
  const program = await newProgram('daypass');
  await item(program).set(true);
  const before = await text();
  expect(await item(program).look()).toBe(true);
  expect(await text()).toBe(before);
});

test('once the program has moved, the entry follows it, with whatever a person added', async () => {
  await item(join(folder, 'Daypass-0.1.AppImage')).set(true);
  await edit((before) => `${before}X-GNOME-Autostart-Delay=30\n[Desktop Action x]\nExec=other\n`);
  expect(await item('/opt/Daypass/daypass').look()).toBe(true);
  expect(await text()).toBe(
    `${autostartEntry('/opt/Daypass/daypass')}X-GNOME-Autostart-Delay=30\n[Desktop Action x]\nExec=other\n`,
  );
});

test('the entry of another Daypass that still exists is left to it', async () => {
  const installed = await newProgram('installed', 'daypass');
  await item(installed).set(true);
  expect(await item(await newProgram('other', 'daypass')).look()).toBe(true);
  expect(ownProgramIn(await text())).toBe(installed);
});

test.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
  '%s in the file is respected, until Daypass is told otherwise',
  async (line) => {
    await item().set(true);
    await edit((before) => before.replace('Type=Application', `Type=Application\n${line}`));
    const before = await text();
    expect(await item().look()).toBe(false);
    expect(await text()).toBe(before);
    await item().set(true);
    expect(await item().look()).toBe(true);
    expect(await text()).toBe(autostartEntry('/opt/Daypass/daypass'));
  },
);

test('a command that a person wrote is never changed; off is said in the file, on takes that back', async () => {
  await item().set(true);
  await edit((before) => before.replace(/^Exec=.*$/m, 'Exec=sh -c "sleep 9; daypass --hidden"'));
  const before = await text();
  expect(await item('/elsewhere/daypass').look()).toBe(true);
  expect(await text()).toBe(before);
  await item().set(false);
  expect(await item().look()).toBe(false);
  expect(await text()).toContain('Hidden=true\n');
  await item().set(true);
  expect(await text()).toBe(before);
});

test('a file that starts nothing is written anew', async () => {
  await mkdir(autostart(), { recursive: true });
  await writeFile(file(), 'hello');
  expect(await item().look()).toBe(false);
  await item().set(true);
  expect(await text()).toBe(autostartEntry('/opt/Daypass/daypass'));
});

test('what can not be written is told in words', async () => {
  await writeFile(join(folder, '.config'), '');
  await expect(item().set(true)).rejects.toThrow(Problem);
  await expect(item().set(true)).rejects.toThrow(/daypass\.desktop could not be read\. .* is not a folder\./);
});

test
  .skipIf(process.platform !== 'linux')
  .each(['daypass', 'with a space', 'it\'s "100%" $HOME `id` \\ ~ & ; * ? # ( ) < > | %f', 'new\nline and\ttab'])(
  'GLib starts the program called %j, with its one argument',
  async (name) => {
    const program = await newProgram('bin', name);
    const started = join(folder, 'started');
    await writeFile(
      program,
      `#!/bin/sh\nprintf '%s\\n' "$#" "$1" > '${started}.new'\nmv '${started}.new' '${started}'\n`,
    );
    await chmod(program, 0o755);
    await item(program).set(true);
    expect(ownProgramIn(await text())).toBe(program);
    await promisify(execFile)('gio', ['launch', file()]);
    await expect.poll(() => readFile(started, 'utf8').catch(() => undefined), { timeout: 5000 }).toBe('1\n--hidden\n');
  },
);

test('Daypass is started by its AppImage, by the launcher beside it or of the checkout, or else by itself', async () => {
  const launcher = await newProgram('out', 'daypass');
  const env = { APPIMAGE: '/home/ana/Daypass.AppImage', APPDIR: '/tmp/.mount_Daypass' };
  expect(ownProgram({ execPath: '/tmp/.mount_Daypass/daypass-app', env })).toBe('/home/ana/Daypass.AppImage');
  expect(ownProgram({ execPath: join(folder, 'out', 'daypass-app'), env: {} })).toBe(launcher);
  expect(ownProgram({ execPath: join(folder, 'out', 'runtime', 'electron'), env: {} })).toBe(launcher);
  expect(ownProgram({ execPath: '/elsewhere/a/electron', env: {} })).toBe('/elsewhere/a/electron');
});

test('the AppImage of another program, whose terminal started Daypass, is not taken for its own', async () => {
  const launcher = await newProgram('out', 'daypass');
  const env = { APPIMAGE: '/home/ana/Editor.AppImage', APPDIR: '/tmp/.mount_Editor' };
  expect(ownProgram({ execPath: join(folder, 'out', 'daypass-app'), env })).toBe(launcher);
});
