import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Bridge, JobView, SeveralRequest, View } from '../../preload/contract.ts';
import { type DemoHome, demoHome } from '../identity-center/demo-home.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { definedEnvironment } from './defined-environment.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import { eventually } from './eventually.ts';
import { launchApp } from './running-app.ts';

type WithBridge = { daypass: Bridge };

let organisation: IdentityCenter;
let desktop: Desktop;
let home: DemoHome;
let file: string;
let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  organisation = await startIdentityCenter({ accounts: 12 });
  desktop = await startDesktop({ panel: false, notifications: false });
  home = await demoHome(organisation, desktop.home);
  await plantToken(home.tokenCache, organisation.grantToken(), 'acme');
  file = join(home.folder, 'keys.json');
  await start();
}, 60_000);

afterEach(() => organisation.clearFaults());

afterAll(async () => {
  await app?.close();
  await desktop?.stop();
  await organisation?.stop();
});

async function start(): Promise<void> {
  const env = definedEnvironment({ ...desktop.env, ...home.env });
  ({ app, page } = await launchApp(env, [], (started) => {
    app = started;
  }));
  // Whatever it is asked, the person answers the dialog of the system so.
  await app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath }) });
  }, file);
}

async function view(): Promise<View> {
  const reply = await page.evaluate(() => (window as unknown as WithBridge).daypass['view.get'](undefined));
  return reply.ok ? reply.value : expect.fail(reply.problem.what);
}

const begin = (request: SeveralRequest) =>
  page.evaluate((input) => (window as unknown as WithBridge).daypass['several.begin'](input), request);

async function over(request: SeveralRequest): Promise<JobView> {
  expect(await begin(request)).toEqual({ ok: true, value: { begun: true } });
  return eventually('the job to be over', async () => {
    const { job } = await view();
    return job?.phase === 'running' ? undefined : job;
  });
}

const meant = { sessionId: 'acme', role: 'ReadOnlyAccess' };
const having = () => organisation.accounts().filter(({ roles }) => roles.includes(meant.role));

test('AWS tells who one is in every account with a role', async () => {
  const job = await over({ ...meant, job: 'verify' });
  expect(job).toMatchObject({ phase: 'done', failures: [] });
  if (job.job !== 'verify') return expect.fail(job.job);
  expect(job.rows.map(({ accountId }) => accountId).sort()).toEqual(
    having()
      .map(({ accountId }) => accountId)
      .sort(),
  );
  for (const row of job.rows) expect(row).toMatchObject({ arn: expect.stringContaining(`:${row.accountId}:`) });
}, 30_000);

test('the credentials of a role are written where the dialog says; the file is told at the next start, and deleted there', async () => {
  expect(await over({ ...meant, job: 'file' })).toMatchObject({ phase: 'done', file: { accounts: having().length } });
  const written = JSON.parse(await readFile(file, 'utf8'));
  expect(written.map(({ accountId }: { accountId: string }) => accountId).sort()).toEqual(
    organisation
      .accounts()
      .map(({ accountId }) => accountId)
      .sort(),
  );
  expect((await stat(file)).mode & 0o777).toBe(0o600);

  await app.close();
  await start();
  const left = await eventually('the file to be told', async () => (await view()).secretFiles[0]);
  expect(left).toMatchObject({ label: '~/keys.json', accounts: having().length });
  await page.evaluate((id) => (window as unknown as WithBridge).daypass['secretFile.delete']({ id }), left.id);
  await expect(stat(file)).rejects.toThrow('ENOENT');
  expect((await view()).secretFiles).toEqual([]);
}, 60_000);

test('a profile for each account is written in one change, and taken back byte for byte', async () => {
  const before = await readFile(home.config);
  const profiles = { kind: 'sso', region: 'eu-west-1', template: '{account}' } as const;
  const job = await over({ ...meant, job: 'profiles', ...profiles });
  expect(job).toMatchObject({ phase: 'done', profiles: { file: '~/.aws/config', written: having().length } });
  expect((await readFile(home.config, 'utf8')).match(/^\[profile /gm)).toHaveLength(having().length);
  const changeId = (job.job === 'profiles' && job.profiles?.changeId) || expect.fail('It can not be undone.');
  const undo = (id: string) => (window as unknown as WithBridge).daypass['profile.undo']({ changeId: id });
  expect(await page.evaluate(undo, changeId)).toMatchObject({ ok: true });
  expect(await readFile(home.config)).toEqual(before);
}, 30_000);

test('signed out while a job runs, it ends with words and writes nothing', async () => {
  organisation.failNext('GetRoleCredentials', 'hang', 100);
  expect(await begin({ ...meant, job: 'file' })).toMatchObject({ ok: true });
  await page.evaluate(() => (window as unknown as WithBridge).daypass['session.signOut']({ sessionId: 'acme' }));
  const job = await eventually('the job to end', async () => {
    const { job } = await view();
    return job?.phase !== 'running' && job;
  });
  expect(job).toMatchObject({ phase: 'failed', problem: { kind: 'sign-in-needed' } });
  await expect(stat(file)).rejects.toThrow('ENOENT');
}, 30_000);
