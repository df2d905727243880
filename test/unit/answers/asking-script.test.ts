import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { helperScript } from '../../../main/domain/helper-script.ts';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { keychainProblem } from '../../../main/domain/keychain-problem.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';
import { served } from './served.ts';

const args = ['credential-process', '--session', 'acme', '--account', '001234567890', '--role', 'ReadOnlyAccess'];
const answer = '{\n  "Version": 1\n}\n';
/** What the program prints, that is started where the app does not answer. */
const alone = (...given: string[]) => `${['alone', ...given].join('\n')}\n`;

type Run = Readonly<{ args?: string[]; env?: Record<string, string>; shell?: readonly string[]; with?: string }>;

/** The script for a socket, and a program that says what it was called with. */
async function scriptFor(socket: string, home?: string) {
  const folder = await temporaryFolder();
  const program = join(folder, 'program');
  const script = join(folder, 'script');
  await writeFile(program, `#!/bin/sh\nprintf '%s\\n' alone "$@"\n`, { mode: 0o755 });
  const source = helperScript({ program, socket, ...(home !== undefined && { home }) }, 'posix');
  await writeFile(script, source, { mode: 0o755 });
  const run = async ({ args: given = args, env = {}, shell = [], with: redirection = '' }: Run = {}) => {
    const command = ['-c', `"$@" ${redirection}`, 'sh', ...shell, script, ...given];
    const child = spawn('/bin/sh', command, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const code = new Promise((resolve) => child.once('close', resolve));
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { code: await code, stdout, stderr };
  };
  return { run, source, script };
}

const answered = { code: 0, stdout: answer, stderr: '' };
const onItsOwn = (...given: string[]) => ({ code: 0, stdout: alone(...given), stderr: '' });

describe.skipIf(process.platform === 'win32')('the script that profiles call', () => {
  test('prints what the app answers, byte for byte, and starts nothing', async () => {
    const { socket, questions } = await served(() => answer);
    const { run } = await scriptFor(socket);
    expect(await run()).toEqual(answered);
    expect(questions).toEqual([{ args, env: {}, askerId: expect.any(Number) }]);
  });

  test.each([['/bin/dash'], ['/bin/bash', '--posix'], ['/bin/bash', '-eu']])('does so in %s %s', async (...shell) => {
    const { socket, stop } = await served(() => answer);
    const { run } = await scriptFor(socket);
    const env = { HOME: '/home/ana', DAYPASS_HOME: '' };
    expect(await run({ shell, env })).toEqual(answered);
    stop();
    expect(await run({ shell, env })).toEqual(onItsOwn(...args));
  });

  describe('where the app says that the keychain is closed to everybody', () => {
    const locked = keychainProblem(new KeychainFailure('locked'), 'linux');
    const refused = { code: 1, stdout: '', stderr: `daypass: ${locked.message}\n` };

    test.each([[], ['/bin/dash'], ['/bin/bash', '--posix'], ['/bin/bash', '-eu']])(
      'says so, and starts nothing (%s %s)',
      async (...shell) => {
        const { socket } = await served(() => Promise.reject(locked));
        const { run } = await scriptFor(socket);
        expect(await run({ shell })).toEqual(refused);
        expect(await run({ shell, with: '2>&-' })).toMatchObject({ code: 1, stdout: '', stderr: '' });
      },
    );

    test('prints it as one line without control characters', async () => {
      const odd = new Problem(
        'keychain',
        { what: 'It\nis\u001b[1m 100% locked' },
        { cause: new KeychainFailure('denied') },
      );
      const { socket } = await served(() => Promise.reject(odd));
      const { run } = await scriptFor(socket);
      expect(await run()).toEqual({ code: 1, stdout: '', stderr: 'daypass: It is [1m 100% locked.\n' });
    });
  });

  test('hands arguments and variables over whatever is in them, set or not', async () => {
    const { socket, questions } = await served(() => answer);
    const { run } = await scriptFor(socket);
    const odd = ['credential-process', '', 'a b', '@file', 'ž=&?#%20+', `'"$HOME\`x\`\\`, '-q', '*', 'two\nlines'];
    const env = { HOME: "/home/ana's home", AWS_CONFIG_FILE: '', AWS_ENDPOINT_URL: 'http://x/?a=b&c', OTHER: 'x' };
    expect(await run({ args: odd, env })).toEqual(answered);
    const { OTHER, ...sent } = env;
    expect(questions[0]).toMatchObject({ args: odd, env: sent });
  });

  test('says which process called it', async () => {
    const { socket, questions } = await served(() => answer);
    const { script } = await scriptFor(socket);
    const child = spawn(script, args, { env: {}, stdio: ['ignore', 'pipe', 'ignore'] });
    expect(await text(child.stdout)).toBe(answer);
    expect(questions[0]?.askerId).toBe(process.pid);
  });

  test('tells the app where its own folder was moved to', async () => {
    const { socket, questions } = await served(() => answer);
    const { run } = await scriptFor(socket, '/moved here');
    await run();
    await run({ env: { DAYPASS_HOME: '/elsewhere' } });
    expect(questions.map(({ env }) => env)).toEqual([{ DAYPASS_HOME: '/moved here' }, { DAYPASS_HOME: '/elsewhere' }]);
  });

  test.each(['<&-', '2>&-', '<&- 2>&-'])('works with closed streams (%s)', async (redirection) => {
    const { socket, stop } = await served(() => answer);
    const { run } = await scriptFor(socket);
    expect(await run({ with: redirection })).toEqual(answered);
    stop();
    expect(await run({ with: redirection })).toEqual(onItsOwn(...args));
  });

  test('pays no heed to what people have set for curl', async () => {
    const { socket } = await served(() => answer);
    const { run } = await scriptFor(socket);
    const folder = await temporaryFolder();
    await writeFile(join(folder, '.curlrc'), 'output = /dev/null\n');
    const env = { HOME: folder, CURL_HOME: folder, http_proxy: 'http://127.0.0.1:1', ALL_PROXY: 'http://127.0.0.1:1' };
    expect(await run({ env })).toEqual(answered);
  });

  describe('starts the program, and says nothing of it, when', () => {
    const failing = (problem: () => string | Promise<string>) => async () => (await served(problem)).socket;
    test.each<[string, () => Promise<string>]>([
      ['the app does not run', async () => join(await temporaryFolder(), 'none')],
      ['the app refuses', failing(() => Promise.reject(new Error('no')))],
      ['nobody is signed in', failing(() => Promise.reject(new Problem('sign-in-needed', { what: 'no' })))],
      [
        'a newer Daypass may read it',
        failing(() => Promise.reject(keychainProblem(new KeychainFailure('newer'), 'linux'))),
      ],
      ['a file is in the place of the socket', aFile],
      ['a crashed app left its socket', leftSocket],
      ['the answer is cut off', cutOff],
      ['the answer is none', rubbish],
    ])('%s', async (_, prepare) => {
      const { run } = await scriptFor(await prepare());
      expect(await run()).toEqual(onItsOwn(...args));
    });

    test.each([[['status']], [[]], [['--version']]])('it is asked %j', async (given) => {
      const { socket, questions } = await served();
      const { run } = await scriptFor(socket);
      expect(await run({ args: given })).toEqual(onItsOwn(...given));
      expect(questions).toEqual([]);
    });

    test('printf is a program of its own, whose arguments everybody sees', async () => {
      const { socket, questions } = await served(() => answer);
      const { run } = await scriptFor(socket);
      const shell = ['/bin/bash', '-c', 'enable -n printf; . "$0"'];
      expect(await run({ shell })).toEqual(onItsOwn(...args));
      expect(questions).toEqual([]);
    });

    test.each([
      ['there is no curl', undefined],
      ['curl is too old', '#!/bin/sh\necho "curl: option --unix-socket: is unknown" >&2\nexit 2\n'],
    ])('%s', async (_, curl) => {
      const { socket } = await served(() => answer);
      const { source } = await scriptFor(socket);
      const folder = await temporaryFolder();
      if (curl !== undefined) await writeFile(join(folder, 'curl'), curl, { mode: 0o755 });
      const script = join(folder, 'script');
      // As `command -p` finds it where it is that way.
      await writeFile(script, source.replace('command -p curl', `${folder}/curl`), { mode: 0o755 });
      const child = spawn(script, args, { env: {} });
      const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
      expect({ stdout, stderr }).toEqual({ stdout: alone(...args), stderr: '' });
    });
  });
});

async function aFile(): Promise<string> {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  return file;
}

async function leftSocket(): Promise<string> {
  // Only a program that was killed leaves one: a server that is closed takes it away.
  const path = join(await temporaryFolder(), 'left');
  const child = spawn(process.execPath, [
    '-e',
    `require('net').createServer().listen(${JSON.stringify(path)}, () => console.log('on'))`,
  ]);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  return path;
}

const cutOff = () => answering('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"Version": 1');
const rubbish = () => answering('\0\x01rubbish\n\n');

/** A socket at which something answers so whatever comes, and hangs up. */
async function answering(bytes: string): Promise<string> {
  const path = join(await temporaryFolder(), 'socket');
  const server = createServer((socket) => socket.once('data', () => socket.end(bytes)));
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => void server.close());
  return path;
}
