import { readdirSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { answerSocket } from '../../../main/adapters/answer-place.ts';
import { askApp, askAppByPipe } from '../../../main/adapters/ask-app.ts';
import { placesOf } from '../../../main/adapters/places.ts';
import { answersHere } from '../../../main/answers-here.ts';
import type { Issued } from '../../../main/domain/activity.ts';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { keychainProblem } from '../../../main/domain/keychain-problem.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { issueCredentials } from '../../../main/services/issue-credentials.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';
import { hour, sampleToken } from '../signed-in/sample-token.ts';

const args = ['credential-process', '--session', 'acme', '--account', '001234567890', '--role', 'ReadOnlyAccess'];

/** The running app's part that answers, signed in to "acme", in a folder of its own; AWS numbers what it gives. */
async function appThatAnswers(below = '') {
  const home = join(await temporaryFolder(), below);
  const env = { DAYPASS_HOME: home, HOME: homedir() };
  const places = placesOf(env, process.platform, homedir());
  const here = {
    token: 'one' as string | Problem | undefined,
    asked: 0,
    whileAsked: () => {},
    noted: [] as Issued[],
    troubles: [] as string[],
  };
  const clock = { now: Date.now, sleep: async () => undefined };
  const tokens = async () => {
    if (here.token instanceof Problem) throw here.token;
    return here.token === undefined ? undefined : sampleToken(here.token, { expiresAt: Date.now() + hour });
  };
  const session = {
    id: 'acme',
    name: 'acme',
    form: 'sso-session',
    startUrl: 'https://x',
    region: 'us-east-1',
  } as const;
  const facts = { expiresAt: Date.now() + hour, refreshable: false, storage: 'file', sharedWithAwsCli: true } as const;
  const credentials = async () => {
    here.asked += 1;
    here.whileAsked();
    await new Promise(setImmediate);
    const secret = new Secret(`secret-${here.asked}`);
    return {
      accessKeyId: `key-${here.asked}`,
      secretAccessKey: secret,
      sessionToken: secret,
      expiration: Date.now() + hour,
    };
  };
  const answers = answersHere({
    places,
    env,
    clock,
    tokens,
    find: async () => ({ sessions: [{ ...session, ...(here.token !== undefined && { token: facts }) }], skipped: [] }),
    issue: issueCredentials({ portal: { credentials }, tokens, clock }),
    note: (...issued) => void here.noted.push(...issued),
    onTrouble: (what) => void here.troubles.push(what),
  });
  onTestFinished(answers.end);
  const socket = answerSocket(home, process.platform) ?? '';
  const ask = async () => JSON.parse((await askApp(socket, { args, env, askerId: process.pid })) ?? '{}').AccessKeyId;
  return { here, home, answers, ask };
}

describe.skipIf(process.platform === 'win32')('the running app', () => {
  test('asks AWS once for all who ask, and keeps it in memory and for the verb', async () => {
    const { here, home, ask } = await appThatAnswers();
    await vi.waitFor(async () => expect(await ask()).toBe('key-1'));
    expect(await Promise.all(Array.from({ length: 50 }, ask))).toEqual(Array(50).fill('key-1'));
    const kept = join(home, 'credentials');
    expect(await readdir(kept)).toHaveLength(1);
    await rm(kept, { recursive: true });
    expect(await ask()).toBe('key-1');
    expect(here.asked).toBe(1);
    expect(here.noted).toMatchObject([{ use: 'process', sessionId: 'acme', role: 'ReadOnlyAccess' }]);
    expect(JSON.stringify(here.noted)).not.toMatch(/secret-|key-/);
  });

  test('gives nothing once nobody is signed in, and nothing of one sign-in to the next', async () => {
    const { here, ask } = await appThatAnswers();
    await vi.waitFor(async () => expect(await ask()).toBe('key-1'));
    here.token = undefined;
    expect(await ask()).toBeUndefined();
    here.token = 'two';
    expect(await ask()).toBe('key-2');
  });

  test('says that the keychain is closed, to whom the program would have to say the same', async () => {
    const { here, ask } = await appThatAnswers();
    await vi.waitFor(async () => expect(await ask()).toBe('key-1'));
    here.token = keychainProblem(new KeychainFailure('denied'), 'linux');
    await expect(ask()).rejects.toMatchObject({ kind: 'keychain', message: here.token.message });
    here.token = keychainProblem(new KeychainFailure('no-bus'), 'linux');
    expect(await ask()).toBeUndefined();
    expect(here.troubles).toEqual([]);
  });

  test('gives nothing to who asked before the person signed out', async () => {
    const { here, answers, ask } = await appThatAnswers();
    await vi.waitFor(async () => expect(await ask()).toBe('key-1'));
    here.token = 'two';
    here.whileAsked = () => answers.issue.forget('acme');
    expect([await ask(), here.asked]).toEqual([undefined, 2]);
  });

  test('gives what another process has kept', async () => {
    const { here, home, answers, ask } = await appThatAnswers();
    await vi.waitFor(async () => expect(await ask()).toBe('key-1'));
    answers.issue.forget('acme');
    expect(await ask()).toBe('key-1');
    await rm(join(home, 'credentials'), { recursive: true });
    expect([await ask(), here.asked]).toEqual(['key-1', 1]);
  });

  test('leaves nothing behind at its end, which takes no time', async () => {
    const { home, answers, ask } = await appThatAnswers();
    await vi.waitFor(async () => expect(await ask()).toBe('key-1'));
    answers.end();
    expect(readdirSync(join(home, 'socket'))).toEqual([]);
    expect(await ask()).toBeUndefined();
  });

  test('says so where its folder lies too deep for a socket', async () => {
    const { here, home } = await appThatAnswers('x'.repeat(120));
    await vi.waitFor(() => expect(here.troubles).toEqual(['Nobody answers profiles here; they start the program.']));
    await expect(readdir(home)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

test('where no app has named its pipe, nobody is asked', async () => {
  expect(await askAppByPipe(join(await temporaryFolder(), 'pipe'), { args, env: {} })).toBeUndefined();
});
