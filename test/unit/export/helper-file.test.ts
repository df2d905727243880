import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { helperFile } from '../../../main/adapters/helper-file.ts';
import { helperScript, programInHelper } from '../../../main/domain/helper-script.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

/** A home, and a program in it that tells what it was called with. */
async function homeWith(name = 'app/daypass', env: Record<string, string> = {}) {
  const home = await temporaryFolder();
  const places = { personHome: home, home: env.DAYPASS_HOME ?? join(home, '.config', 'daypass') };
  const installed = async (where: string) => {
    const program = join(home, where);
    await mkdir(dirname(program), { recursive: true });
    await writeFile(
      program,
      `#!/bin/sh\nprintf '%s\\n' "${where.replace(/[$"`\\]/g, '\\$&')}" "$DAYPASS_HOME" "$@"\n`,
      { mode: 0o755 },
    );
    return program;
  };
  const of = (program: string) => helperFile({ places, env, platform: 'linux', program });
  return { home, installed, of, program: await installed(name) };
}

const uncalled = async () => false;

const runBare = (path: string, ...args: string[]) =>
  execFileSync(path, args, { env: {}, encoding: 'utf8' }).split('\n');

describe.skipIf(process.platform === 'win32')('where there is a shell', () => {
  test.each(['app/daypass', 'My Apps/day pass', `it's "odd" $HOME \`x\`/daypass`, 'žluť/daypass'])(
    'it starts %s with what it is given, and needs nothing in the environment',
    async (name) => {
      const { of, program } = await homeWith(name);
      const helper = of(program);
      await helper.put();
      expect(runBare(helper.path, 'a b', '$x', "'", '')).toEqual([name, '', 'a b', '$x', "'", '', '']);
      expect(programInHelper(await readFile(helper.path, 'utf8'), 'posix')).toBe(program);
    },
  );

  test('it lies below the home folder without a space, may be run, and nothing is left beside it', async () => {
    const { home, of, program } = await homeWith();
    const helper = of(program);
    await helper.put();
    expect(helper.path).toBe(join(home, '.local/share/daypass/bin/daypass'));
    expect((await stat(helper.path)).mode & 0o777).toBe(0o755);
    expect(await readdir(dirname(helper.path))).toEqual(['daypass']);
  });

  test("where Daypass's own folder was moved, it lies there, and leads there whoever calls", async () => {
    const moved = join(await temporaryFolder(), 'own data');
    const { of, program } = await homeWith('app/daypass', { DAYPASS_HOME: moved });
    const helper = of(program);
    await helper.put();
    expect(helper.path).toBe(join(moved, 'bin', 'daypass'));
    expect(runBare(helper.path)).toEqual(['app/daypass', moved, '']);
    const env = { DAYPASS_HOME: '/elsewhere' };
    expect(execFileSync(helper.path, { env, encoding: 'utf8' })).toContain('/elsewhere\n');
  });

  test('when the program is gone, it says so in one line and fails', async () => {
    const { home, of, program } = await homeWith();
    const helper = of(program);
    await helper.put();
    await of(join(home, 'gone 100%/daypass')).put();
    const { status, stdout, stderr } = spawnSync(helper.path, { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(
      `daypass: Daypass is no longer at ${home}/gone 100%/daypass. Start it once from where it is now.\n`,
    );
  });

  test('an export makes it start the Daypass that exports', async () => {
    const { of, program, installed } = await homeWith();
    await of(program).put();
    const second = of(await installed('second/daypass'));
    await second.put();
    expect(runBare(second.path)[0]).toBe('second/daypass');
  });

  test('a start of the app mends it when its program has moved, and leaves one that is still there', async () => {
    const { home, of, program, installed } = await homeWith();
    await of(join(home, 'gone/daypass')).put();
    const helper = of(program);
    await helper.mend(uncalled);
    expect(runBare(helper.path)[0]).toBe('app/daypass');
    await of(await installed('second/daypass')).mend(uncalled);
    expect(runBare(helper.path)[0]).toBe('app/daypass');
  });

  test.each([
    ['empty', (path: string) => writeFile(path, '')],
    ['cut short', async (path: string) => writeFile(path, (await readFile(path, 'utf8')).slice(0, 120))],
    ['not to be run', (path: string) => chmod(path, 0o644)],
    [
      'of an older form',
      async (path: string) => writeFile(path, (await readFile(path, 'utf8')).replace(/if[\s\S]*fi\n/, '')),
    ],
  ])('one that is %s is mended', async (what, harm) => {
    const { of, program } = await homeWith();
    const helper = of(program);
    await helper.put();
    const whole = await readFile(helper.path, 'utf8');
    await harm(helper.path);
    expect(await helper.works()).toBe(what === 'of an older form');
    await helper.mend(uncalled);
    expect(await readFile(helper.path, 'utf8')).toBe(whole);
    expect(runBare(helper.path, 'x')).toEqual(['app/daypass', '', 'x', '']);
  });

  test('a start makes one that is gone anew where profiles call it, and only there', async () => {
    const { home, of, program } = await homeWith();
    const helper = of(program);
    await helper.mend(uncalled);
    expect(await readdir(home)).toEqual(['app']);
    await helper.mend(async () => true);
    expect(runBare(helper.path)[0]).toBe('app/daypass');
  });

  test("somebody's own script stays, whatever comes", async () => {
    const { of, program } = await homeWith();
    const helper = of(program);
    await mkdir(dirname(helper.path), { recursive: true });
    const theirs = '#!/bin/sh\nexec /opt/wrapped "$@"\n';
    await writeFile(helper.path, theirs, { mode: 0o755 });
    await helper.mend(async () => true);
    const what = `${helper.path} is not as Daypass made it.`;
    await expect(helper.put()).rejects.toMatchObject({ kind: 'conflict', words: { what } });
    expect(await readFile(helper.path, 'utf8')).toBe(theirs);
  });

  test.each(['put', 'mend'] as const)('what a killed process left unfinished goes (%s)', async (work) => {
    const { home, of, program } = await homeWith();
    await of(join(home, 'gone/daypass')).put();
    const helper = of(program);
    const folder = dirname(helper.path);
    await writeFile(join(folder, '.daypass.0b5e0a9c-7c5e-4a0e-9d41-6f2f1c6f0a11.daypass-new'), 'half');
    await helper[work](uncalled);
    expect(await readdir(folder)).toEqual(['daypass']);
  });

  test('a pipe in its place is refused, and holds up nobody', async () => {
    const { of, program } = await homeWith();
    const helper = of(program);
    await mkdir(dirname(helper.path), { recursive: true });
    execFileSync('mkfifo', [helper.path]);
    for (const work of [helper.put, helper.mend]) {
      await expect(work(uncalled)).rejects.toMatchObject({
        kind: 'file',
        words: { what: `${helper.path} is not a file.` },
      });
    }
    expect(await helper.works()).toBe(false);
  });

  test("one of an older Daypass, which did not ask the app, is mended and keeps its program's place", async () => {
    const { home, of, program } = await homeWith("it's here/daypass");
    const helper = of(program);
    await helper.put();
    const whole = await readFile(helper.path, 'utf8');
    await writeFile(helper.path, helperScript({ program }, 'posix'), { mode: 0o755 });
    await of(join(home, 'another/daypass')).mend(uncalled);
    expect(await readFile(helper.path, 'utf8')).toBe(whole);
    expect(whole).toContain(join(home, '.config/daypass/socket/daypass'));
  });

  test('where the path of the socket would be too long, it asks nobody', async () => {
    const moved = join(await temporaryFolder(), 'x'.repeat(100));
    const { of, program } = await homeWith('app/daypass', { DAYPASS_HOME: moved });
    const helper = of(program);
    await helper.put();
    expect(await readFile(helper.path, 'utf8')).not.toContain('curl');
    expect(runBare(helper.path)).toEqual(['app/daypass', moved, '']);
  });

  test('a place that cannot be written is told as a file problem', async () => {
    const { home, of, program } = await homeWith();
    await writeFile(join(home, '.local'), 'not a folder');
    await expect(of(program).put()).rejects.toMatchObject({ kind: 'file' });
  });
});

test('for Windows it is a batch file, where a percent sign is doubled', () => {
  const program = 'C:\\Program Files\\100% Daypass\\Daypass.exe';
  const text = helperScript({ program, home: 'D:\\own data' }, 'windows');
  expect(text).toContain('set "program=C:\\Program Files\\100%% Daypass\\Daypass.exe"\r\n');
  expect(text).toContain('if not defined DAYPASS_HOME set "DAYPASS_HOME=D:\\own data"\r\n');
  expect(text.endsWith('"%program%" %*\r\n')).toBe(true);
  expect(programInHelper(text, 'windows')).toBe(program);
});

test('a batch file that would have to name a letter outside ASCII is not made', () => {
  const program = 'C:\\Users\\Jürgen\\Daypass.exe';
  expect(() => helperScript({ program }, 'windows')).toThrow(`can't name "${program}" safely`);
});

test('it works while it may be run and what it starts is there; a script of somebody’s own is theirs', async () => {
  const { home, of, program } = await homeWith();
  const helper = of(program);
  expect(await helper.works()).toBe(false);
  await helper.put();
  expect(await helper.works()).toBe(true);
  await chmod(helper.path, 0o644);
  expect(await helper.works()).toBe(false);
  await of(join(home, 'moved away')).put();
  expect(await helper.works()).toBe(false);
  await writeFile(helper.path, '#!/bin/sh\n');
  expect(await helper.works()).toBe(true);
});
