import { execFileSync } from 'node:child_process';
import { mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { answerSocket } from '../../../main/adapters/answer-place.ts';
import { askApp } from '../../../main/adapters/ask-app.ts';
import { listenOnSocket } from '../../../main/adapters/listen-on-socket.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';
import { served } from './served.ts';

const question = { args: ['credential-process', '--session', 'acme & co'], env: { HOME: '/home/ana' } };

describe.skipIf(process.platform === 'win32')('the socket', () => {
  test('is for its owner alone, and so is the folder that it lies in', async () => {
    const before = process.umask(0);
    onTestFinished(() => void process.umask(before));
    const { socket } = await served();
    const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
    expect(await modeOf(dirname(socket))).toBe('700');
    expect(await modeOf(socket)).toBe('600');
    expect(await readdir(dirname(socket))).toEqual(['daypass']);
  });

  test('goes when nobody is answered any more', async () => {
    const { socket, stop } = await served();
    stop();
    expect(await readdir(dirname(socket))).toEqual([]);
    expect(await askApp(socket, question)).toBeUndefined();
  });

  test.each(['daypass', 'new'])('takes the place of what a killed app left (%s)', async (name) => {
    const path = join(await temporaryFolder(), 'socket', 'daypass');
    await mkdir(dirname(path), { mode: 0o755 });
    const left = join(dirname(path), name);
    const listen = `require('net').createServer().listen(${JSON.stringify(left)}, () => process.kill(process.pid, 'SIGKILL'))`;
    expect(() => execFileSync(process.execPath, ['-e', listen])).toThrow();
    expect(await readdir(dirname(path))).toEqual([name]);
    const server = createHttpServer((_, response) => response.end('mine'));
    onTestFinished(() => void server.close());
    await listenOnSocket(server, path);
    expect(await askApp(path, question)).toBe('mine');
    expect(await readdir(dirname(path))).toEqual(['daypass']);
  });

  test('is not made in a folder that leads elsewhere, or where a file is', async () => {
    const folder = await temporaryFolder();
    const elsewhere = await temporaryFolder();
    await symlink(elsewhere, join(folder, 'link'));
    await writeFile(join(folder, 'file'), '');
    for (const name of ['link', 'file']) {
      const server = createServer();
      await expect(listenOnSocket(server, join(folder, name, 'daypass'))).rejects.toMatchObject({ kind: 'file' });
      expect(server.listening).toBe(false);
    }
    expect(await readdir(elsewhere)).toEqual([]);
  });

  test('lies where the system takes its path, counted in bytes', () => {
    const longest = (platform: NodeJS.Platform) =>
      Array.from({ length: 150 }, (_, letters) => answerSocket(`/${'ž'.repeat(letters)}`, platform))
        .filter((path) => path !== undefined)
        .map((path) => Buffer.byteLength(path))
        .at(-1);
    expect([longest('linux'), longest('darwin')]).toEqual([106, 102]);
    expect(answerSocket('C:\\x', 'win32')).toBeUndefined();
  });
});

describe.skipIf(process.platform === 'win32')('what comes to the socket', () => {
  test('is a question of ours, and gets its answer', async () => {
    const { socket, questions } = await served(({ args }) => `${args.length}\n`);
    expect(await askApp(socket, { ...question, askerId: 12 })).toBe('3\n');
    expect(questions).toEqual([{ ...question, askerId: 12 }]);
  });

  test('gets nothing where the answer is refused, or takes too long', async () => {
    const refusing = await served(() => Promise.reject(new Error('a secret')));
    expect(await askApp(refusing.socket, question)).toBeUndefined();
    expect(await raw(refusing.socket, 'GET /credentials HTTP/1.1\r\nHost: x\r\n\r\n')).not.toContain('secret');
    const slow = await served(() => new Promise(() => undefined));
    expect(await askApp(slow.socket, question, { timeoutMs: 50 })).toBeUndefined();
  });

  test.each([
    ['another path', 'GET /other HTTP/1.1\r\nHost: x\r\n\r\n', '404'],
    ['another method', 'POST /credentials HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n', '404'],
    ['garbage', '\0\x01\xffgarbage\r\n\r\n', '400'],
    ['headers without end', `GET /credentials HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`, '431'],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', '400'],
  ])('is told off as %s, and asks nobody', async (_, bytes, status) => {
    const { socket, questions } = await served();
    expect(await raw(socket, bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(questions).toEqual([]);
  });

  test('is one question a connection', async () => {
    const { socket, questions } = await served();
    const twice = 'GET /credentials HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(2);
    expect((await raw(socket, twice)).split('HTTP/1.1 200').length).toBe(2);
    expect(questions).toHaveLength(1);
  });

  test('is cut off when it takes too long to come, silent or letter by letter, and not while it is answered', async () => {
    let release = (_: string) => {};
    const released = new Promise<string>((resolve) => {
      release = resolve;
    });
    const { socket, questions } = await served(() => released, { patienceMs: 100 });
    const answer = askApp(socket, question);
    await vi.waitFor(() => expect(questions).toHaveLength(1));
    const slow = connect(socket).on('error', () => undefined);
    const letters = setInterval(() => slow.write('G'), 10);
    onTestFinished(() => clearInterval(letters));
    const isCutOff = new Promise((resolve) => slow.resume().once('close', resolve));
    const [silent] = await Promise.all([raw(socket, ''), isCutOff]);
    release('answered');
    expect([silent, await answer]).toEqual(['', 'answered']);
  });

  test('a thousand connections with half a question keep nobody from asking', { timeout: 30_000 }, async () => {
    const { socket, server } = await served(() => 'answered');
    let taken = 0;
    server.on('connection', () => {
      taken += 1;
    });
    const opened: Socket[] = [];
    onTestFinished(() => {
      for (const one of opened) one.destroy();
    });
    for (let count = 100; count <= 1000; count += 100) {
      const some = Array.from({ length: 100 }, () => connect(socket).on('error', () => undefined));
      opened.push(...some);
      for (const one of some) one.write('GET /credentials');
      await vi.waitFor(() => expect(taken).toBe(count));
    }
    expect(await askApp(socket, question)).toBe('answered');
    await vi.waitFor(() => expect(opened.filter(({ closed }) => !closed).length).toBeLessThanOrEqual(512));
  });

  test('is sent away when more wait than AWS can be asked for, and those get their answers', async () => {
    let answer = (_: string) => {};
    const answered = new Promise<string>((resolve) => {
      answer = resolve;
    });
    const { socket, questions } = await served(() => answered);
    const waiting: Promise<string | undefined>[] = [];
    for (let count = 64; count <= 256; count += 64) {
      waiting.push(...Array.from({ length: 64 }, () => askApp(socket, question)));
      await vi.waitFor(() => expect(questions).toHaveLength(count));
    }
    expect(await askApp(socket, question)).toBeUndefined();
    answer('credentials');
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['credentials']));
    expect(await askApp(socket, question)).toBe('credentials');
    expect(questions).toHaveLength(257);
  });
});

/** What comes back to these bytes, until the other side hangs up. */
async function raw(path: string, bytes: string): Promise<string> {
  const socket = connect(path);
  socket.on('error', () => undefined);
  socket.write(Buffer.from(bytes, 'latin1'));
  return text(socket);
}
