import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import { activityPaths, fullBytes } from '../../main/adapters/activity-file.ts';
import { answerSocket } from '../../main/adapters/answer-place.ts';
import { askApp } from '../../main/adapters/ask-app.ts';
import { withFileLock } from '../../main/adapters/text-file-lock.ts';
import { sourceVariablesOf } from '../../main/domain/profile-question.ts';
import { type DemoHome, demoHome } from '../identity-center/demo-home.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { definedEnvironment } from './defined-environment.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import { eventually } from './eventually.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Longer than an app that waits for nobody takes to end. */
const latencyMs = 6_000;

let organisation: IdentityCenter;
let desktop: Desktop;
let home: DemoHome;
let token: string;
let app: ChildProcess;

beforeAll(async () => {
  organisation = await startIdentityCenter();
  desktop = await startDesktop({ panel: false, notifications: false });
  home = await demoHome(organisation, desktop.home);
}, 60_000);
afterAll(async () => {
  await desktop?.stop();
  await organisation?.stop();
});

beforeEach(() => organisation.log.clear());
afterEach(() => void app?.kill('SIGKILL'));

/** Starts the app with a token that has so many seconds left. */
async function start(seconds: number): Promise<void> {
  organisation.change({ accessTokenSeconds: seconds });
  token = await plantToken(home.tokenCache, organisation.grantToken(), 'acme');
  organisation.change({ accessTokenSeconds: 3600 });
  const env = definedEnvironment({ ...desktop.env, ...home.env });
  app = desktop.processes.start(join(made.runtime, 'electron'), ['--hidden'], env);
  const log = join(home.env.DAYPASS_HOME, 'logs', 'daypass.log');
  const before = await readFile(log, 'utf8').catch(() => '');
  await eventually('the app', async () => (await readFile(log, 'utf8')).length > before.length, 20_000);
}

/** Ends it so, and gives how long that took, in milliseconds. */
async function end(signal: NodeJS.Signals): Promise<number> {
  const began = performance.now();
  const gone = once(app, 'exit');
  app.kill(signal);
  expect(await gone).toEqual([0, null]);
  return performance.now() - began;
}

function someAccess(): Readonly<{ accountId: string; role: string }> {
  const [{ accountId = '', roles: [role = ''] = [] } = {}] = organisation.accounts();
  return { accountId, role };
}

const held = async () => JSON.parse(await readFile(token, 'utf8'));
const newest = (kind: string) => organisation.secrets().findLast((secret) => secret.kind === kind)?.value;

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s while AWS answers: the answer is kept first',
  { timeout: 60_000 },
  async (signal) => {
    organisation.change({ latencyMs });
    await start(60);
    const before = (await held()).accessToken;
    await eventually('the refresh to be asked for', () => newest('access-token') !== before, 20_000);
    await end(signal);
    expect((await held()).accessToken).toBe(newest('access-token'));
    expect((await held()).refreshToken).toBe(newest('refresh-token'));
    organisation.change({ latencyMs: 0 });
  },
);

test('what a program was just given is recorded first', { timeout: 60_000 }, async () => {
  await start(3600);
  const { now } = activityPaths(home.env.DAYPASS_HOME);
  // A full record takes a lock to go on, and it is held here.
  await writeFile(now, `${'-'.repeat(fullBytes)}\n`);
  const { accountId, role } = someAccess();
  const args = ['credential-process', '--session', 'acme', '--account', accountId, '--role', role];
  const socket = answerSocket(home.env.DAYPASS_HOME, 'linux') ?? '';
  const question = { args, env: sourceVariablesOf({ ...desktop.env, ...home.env }) };
  let ended: Promise<number> | undefined;
  await withFileLock(`${now}.daypass-lock`, async () => {
    await eventually('an answer', () => askApp(socket, question), 20_000);
    ended = end('SIGTERM');
    // One that waits for nobody has ended by then.
    await Promise.race([ended, sleep(1000)]);
  });
  await ended;
  expect((await readFile(now, 'utf8')).slice(-500)).toContain(`"accountId":"${accountId}","role":"${role}"`);
});

test('with nothing on its way it ends at once', { timeout: 60_000 }, async () => {
  await start(3600);
  expect(await end('SIGTERM')).toBeLessThan(latencyMs / 2);
});
