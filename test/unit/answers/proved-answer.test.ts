import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { askAppByPipe } from '../../../main/adapters/ask-app.ts';
import { listenOnPipe } from '../../../main/adapters/listen-on-pipe.ts';
import { questionServer } from '../../../main/adapters/question-server.ts';
import { proofHeaders, proofOf } from '../../../main/domain/answer-proof.ts';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { keychainProblem } from '../../../main/domain/keychain-problem.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

const question = { args: ['credential-process', '--session', 'acme'], env: {} };
const mine = '{"AccessKeyId": "mine, with an ü"}\n';
const theirs = '{"AccessKeyId": "theirs"}\n';
const secret = new Secret('the secret of this run');
const locked = keychainProblem(new KeychainFailure('locked'), 'win32');

/** Where the app answers; a socket stands in for the pipe. */
async function place() {
  const folder = await temporaryFolder();
  return { name: join(folder, 'pipe'), nameFile: join(folder, 'socket', 'pipe'), secret };
}

/** Somebody else listens where a file, left by a crashed app, still leads. */
async function takenOverBy(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const { name, nameFile } = await place();
  const server = createServer(answer).listen(name);
  onTestFinished(() => void server.close());
  await mkdir(dirname(nameFile));
  await writeFile(nameFile, JSON.stringify({ name, secret: secret.reveal() }));
  return nameFile;
}

describe.skipIf(process.platform === 'win32')('where the name of a pipe tells who is to answer', () => {
  test('the app is believed, and the file goes with it', async () => {
    const at = await place();
    const server = questionServer(async () => mine, { secret });
    onTestFinished(() => void server.close());
    const remove = await listenOnPipe(server, at);
    expect((await stat(at.nameFile)).mode & 0o777).toBe(0o600);
    expect(await askAppByPipe(at.nameFile, question)).toBe(mine);
    remove();
    expect(await readdir(dirname(at.nameFile))).toEqual([]);
    expect(await askAppByPipe(at.nameFile, question)).toBeUndefined();
  });

  test('an app that knows another secret is not', async () => {
    const at = await place();
    const server = questionServer(async () => theirs, { secret: new Secret('another') });
    onTestFinished(() => void server.close());
    await listenOnPipe(server, at);
    expect(await askAppByPipe(at.nameFile, question)).toBeUndefined();
  });

  test.each<[string, Record<string, string>]>([
    ['no proof', {}],
    ['a made-up proof', { [proofHeaders.proof]: 'f'.repeat(64) }],
    [
      'the proof of an earlier answer',
      { [proofHeaders.proof]: proofOf(secret, 'an earlier nonce', { status: 200, text: theirs }) },
    ],
  ])('who took the pipe over is not, with %s', async (_, headers) => {
    const nameFile = await takenOverBy((_, response) => response.writeHead(200, headers).end(theirs));
    expect(await askAppByPipe(nameFile, question)).toBeUndefined();
  });

  test('an answer that was changed on its way is not', async () => {
    const nameFile = await takenOverBy(({ headers }, response) => {
      const proof = proofOf(secret, `${headers[proofHeaders.nonce]}`, { status: 200, text: mine });
      response.writeHead(200, { [proofHeaders.proof]: proof }).end(theirs);
    });
    expect(await askAppByPipe(nameFile, question)).toBeUndefined();
  });

  test('that the keychain is closed to everybody is believed of the app, in its own words', async () => {
    const at = await place();
    const server = questionServer(() => Promise.reject(locked), { secret });
    onTestFinished(() => void server.close());
    await listenOnPipe(server, at);
    await expect(askAppByPipe(at.nameFile, question)).rejects.toMatchObject({
      kind: 'keychain',
      words: { what: locked.message },
    });
  });

  test.each([
    ['with no proof', () => ({})],
    [
      'with the proof of an answer',
      (nonce: string) => ({ [proofHeaders.proof]: proofOf(secret, nonce, { status: 200, text: theirs }) }),
    ],
  ])('of nobody else: %s', async (_, headersFor) => {
    const nameFile = await takenOverBy(({ headers }, response) =>
      response.writeHead(403, headersFor(`${headers[proofHeaders.nonce]}`)).end(theirs),
    );
    expect(await askAppByPipe(nameFile, question)).toBeUndefined();
  });

  test('the secret itself is never sent, nor is a nonce twice', async () => {
    const asked: string[] = [];
    const nameFile = await takenOverBy(({ url, rawHeaders, headers }, response) => {
      expect(`${url} ${rawHeaders}`).not.toContain(secret.reveal());
      asked.push(`${headers[proofHeaders.nonce]}`);
      response.end();
    });
    for (let times = 0; times < 2; times++) await askAppByPipe(nameFile, question);
    expect(asked.map((nonce) => nonce.length)).toEqual([36, 36]);
    expect(new Set(asked).size).toBe(2);
  });
});

test.each(['', '{"name": "/x"', '[]', '{"name": "/x"}', '\\\\.\\pipe\\of-an-older-daypass'])(
  'a file that says %j leads nowhere',
  async (text) => {
    const nameFile = join(await temporaryFolder(), 'pipe');
    await writeFile(nameFile, text);
    expect(await askAppByPipe(nameFile, question)).toBeUndefined();
    expect(await readFile(nameFile, 'utf8')).toBe(text);
  },
);
