import { readFile, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import { helperScript } from '../../main/domain/helper-script.ts';
import { type ProgramRun, runDaypass, runProgram } from '../clients/daypass.ts';
import { identitiesOfEveryTool } from '../clients/every-tool-twice.ts';
import { demoHome } from '../identity-center/demo-home.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { type AwsProxy, startProxy } from '../identity-center/proxy.ts';
import { definedEnvironment } from './defined-environment.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import { eventually } from './eventually.ts';

const accountId = '001234567890';
const access = ['--account', accountId, '--role', 'ReadOnlyAccess'];
const asking = ['credential-process', '--session', 'acme', ...access];

let center: IdentityCenter;
let proxy: AwsProxy;
let desktop: Desktop;
let home: string;
let env: Record<string, string>;
let app: ElectronApplication | undefined;
let socket: string;
let script: string;
/** The same script, whose program can't be started: what it prints is the app's answer. */
let scriptOfApp: string;

/** The app, once it answers. */
async function start(): Promise<void> {
  const executablePath = join(made.runtime, 'electron');
  app = await _electron.launch({ executablePath, args: ['--hidden'], env, chromiumSandbox: true });
  await eventually('an answer', async () => (await ask()).code === 0, 30_000);
  center.log.clear();
}

const signIn = () => plantToken(join(home, '.aws', 'sso', 'cache'), center.grantToken(), 'acme');
const asker = () => ({ home, env: center.env() });
const ask = () => runProgram(scriptOfApp, asking, asker());
const credentialsIn = ({ stdout }: ProgramRun) => JSON.parse(stdout);

beforeAll(async () => {
  const accounts = [{ accountId, accountName: 'Production', roles: ['ReadOnlyAccess'] }];
  center = await startIdentityCenter({ accounts });
  proxy = await startProxy(center);
  desktop = await startDesktop({ panel: false, notifications: false });
  home = desktop.home;
  const sample = await demoHome(center, home);
  env = definedEnvironment({ ...desktop.env, ...sample.env });
  await signIn();
  const exported = ['export', ...access, '--profile', 'made', '--as', 'process'];
  expect(await runDaypass(exported, { home, env })).toMatchObject({ code: 0 });
  const dataFolder = sample.env.DAYPASS_HOME;
  socket = join(dataFolder, 'socket', 'daypass');
  script = join(dataFolder, 'bin', 'daypass');
  scriptOfApp = join(home, 'script-of-app');
  await writeFile(scriptOfApp, helperScript({ program: '/bin/false', home: dataFolder, socket }, 'posix'), {
    mode: 0o755,
  });
  await start();
}, 60_000);
afterAll(async () => {
  await app?.close();
  await desktop?.stop();
  await proxy?.stop();
  await center?.stop();
});

test('50 programs at once make one call, and all get credentials of the app', async () => {
  // What is kept is given only while the sign-in that bought it is there.
  await signIn();
  const runs = await Promise.all(Array.from({ length: 50 }, ask));
  expect(runs.filter(({ code, stderr }) => code !== 0 || stderr !== '')).toEqual([]);
  expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1);
  expect(center.log.count('GetRoleCredentials')).toBe(1);
  const record = await readFile(join(dirname(dirname(socket)), 'activity.jsonl'), 'utf8');
  const [mine] = record.split('\n').slice(-2);
  const by = (await readFile('/proc/self/comm', 'utf8')).trim();
  expect(JSON.parse(mine ?? '')).toMatchObject({ use: 'process', accountId, role: 'ReadOnlyAccess', by });
  const inFolder = (await stat(dirname(socket))).mode & 0o777;
  expect([inFolder, (await stat(socket)).mode & 0o777]).toEqual([0o700, 0o600]);
});

test('who has other settings is left to the program', async () => {
  const elsewhere = { ...center.env(), AWS_CONFIG_FILE: join(home, 'elsewhere') };
  expect(await runProgram(scriptOfApp, asking, { home, env: elsewhere })).toMatchObject({ code: 1, stdout: '' });
});

test('AWS tools go on with the app when their first credentials have ended', async () => {
  center.change({ credentialsSeconds: 3 });
  await signIn();
  // Who starts the program fails here.
  const whole = await readFile(script, 'utf8');
  await writeFile(script, await readFile(scriptOfApp, 'utf8'));
  const identities = await identitiesOfEveryTool('made', 3, { ...asker(), proxy });
  const me = { Account: accountId, Arn: expect.stringContaining('ReadOnlyAccess') };
  const both = [me, me];
  expect(identities).toMatchObject({ aws: both, boto3: both, fromIni: both, fromProcess: both });
  expect(proxy.refused).toEqual([]);
  await writeFile(script, whole);
  center.change({ credentialsSeconds: 3600 });
});

test('garbage, half questions and ten thousand connections keep the app from nothing', async () => {
  await ask();
  let opened = 0;
  const open = (bytes: string, until: 'connect' | 'close') =>
    new Promise<void>((resolve) => {
      const connection = connect(socket, () => {
        opened += 1;
        connection.write(Buffer.from(bytes, 'latin1'));
      });
      connection
        .on(until, resolve)
        .on('error', () => resolve())
        .resume();
    });
  const answered: Promise<ProgramRun>[] = [];
  while (opened < 10_000) {
    const crowd = Array.from({ length: 50 }, () => [
      open('', 'connect'),
      open('GET /credentials?argument=x HTTP/1.1\r\nHost: x', 'connect'),
      // Answered, if only to be told off; so nobody runs ahead of the app.
      open('\0\x01\xff\r\n\r\n', 'close'),
      open('GET / HTTP/1.1\r\nHost: x\r\n\r\n', 'close'),
    ]);
    await Promise.all(crowd.flat());
    if (answered.length < 10) answered.push(ask());
  }
  answered.push(ask());
  for (const run of await Promise.all(answered)) {
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.ms).toBeLessThan(5_000);
  }
});

test('who is signed out is given nothing, though it is held in memory', async () => {
  expect(credentialsIn(await ask())).toMatchObject({ Version: 1 });
  expect(await runDaypass(['sign-out'], { home, env })).toMatchObject({ code: 0 });
  expect(await ask()).toMatchObject({ code: 1, stdout: '' });
  const told = await runProgram(script, asking, asker());
  expect(told).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('signed out') });
  await signIn();
});

test('when the app is killed the program goes on with what was kept, and the next start answers again', async () => {
  const before = credentialsIn(await ask());
  center.log.clear();
  const closed = app?.waitForEvent('close');
  app?.process().kill('SIGKILL');
  await closed;
  app = undefined;
  expect((await stat(socket)).isSocket()).toBe(true);
  const alone = await runProgram(script, asking, asker());
  expect({ code: alone.code, stderr: alone.stderr }).toEqual({ code: 0, stderr: '' });
  expect(credentialsIn(alone)).toEqual(before);
  await start();
  expect(credentialsIn(await ask())).toEqual(before);
  expect(center.log.count('GetRoleCredentials')).toBe(0);
  const closing = app as ElectronApplication | undefined;
  app = undefined;
  await closing?.close();
  await expect(stat(socket)).rejects.toMatchObject({ code: 'ENOENT' });
});
