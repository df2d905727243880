import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { SampleAccount } from '../identity-center/organisation.ts';
import { removeFolder } from '../remove-folder.ts';
import { runAws } from './aws.ts';
import { runDaypass } from './daypass.ts';
import { startVerb } from './verb-under-way.ts';
import {
  accountId,
  accounts,
  center,
  daypass,
  expectFailure,
  home,
  proxy,
  role,
  signIn,
} from './verbs-surroundings.ts';

let folder: string;
let output: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daypass-sweep-'));
  output = join(folder, 'keys.json');
});
afterEach(async () => {
  center.change({ accounts, latencyMs: 0, portalRequestsPerSecond: Number.POSITIVE_INFINITY });
  await removeFolder(folder);
});

const sweep = (...more: string[]) => daypass('credentials', '--all', '--role', role, '--output', output, ...more);

type Written = Readonly<{ accountId: string; roles: Readonly<Record<string, Readonly<Record<string, unknown>>>> }>;
const written = async (): Promise<Written[]> => JSON.parse(await readFile(output, 'utf8'));

const many = (count: number): SampleAccount[] =>
  Array.from({ length: count }, (_, index) => ({
    accountId: `${index + 1}`.padStart(12, '0'),
    accountName: `Team ${index + 1}`,
    roles: [role, 'Billing'],
  }));

test('the file holds every account, and the real AWS CLI runs with the credentials in it', async () => {
  await signIn();
  const run = await sweep();
  expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 0, stdout: '' });
  expect(run.stderr).toContain('Without the role "ReadOnlyAccess": 012345678901 Zoo, 000000000009.');
  for (const { value } of center.secrets()) expect(run.stderr).not.toContain(value);
  expect([(await stat(output)).mode & 0o777, await readdir(folder)]).toEqual([0o600, ['keys.json']]);

  const [production, ...others] = await written();
  expect(others).toEqual([
    { accountId: '012345678901', accountName: 'Zoo', roles: {} },
    { accountId: '000000000009', roles: JSON.parse('{"__proto__":{}}') },
  ]);
  const { accessKeyId, secretAccessKey, sessionToken, expiration, ...rest } = production?.roles[role] ?? {};
  expect([production, rest]).toMatchObject([
    { accountId, accountName: 'Production', emailAddress: 'production@acme.example', roles: { Billing: {} } },
    {},
  ]);
  expect(Number(expiration) - Date.now()).toBeGreaterThan(3_000_000);
  const env = {
    AWS_ACCESS_KEY_ID: String(accessKeyId),
    AWS_SECRET_ACCESS_KEY: String(secretAccessKey),
    AWS_SESSION_TOKEN: String(sessionToken),
    AWS_REGION: 'us-east-1',
  };
  const asked = ['sts', 'get-caller-identity', '--output', 'json'];
  const { code, stdout } = await runAws(asked, { home, proxy, env });
  expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, Account: accountId });
});

test('200 accounts 80 ms away take a sixth of one request after the other, or less', async () => {
  center.change({ accounts: many(200), latencyMs: 80 });
  await signIn();
  const run = await sweep();
  expect(run.code, run.stderr).toBe(0);
  const all = await written();
  expect(new Set(all.flatMap(({ roles }) => roles[role]?.accessKeyId)).size).toBe(200);
  // 402 requests, and what the round trip costs beside its 80 ms is not even counted.
  expect(run.ms).toBeLessThan((402 * 80) / 6);
});

test('behind a limit of 20 requests a second no account is lost, at nine tenths of the limit or more', async () => {
  center.change({ accounts: many(200), latencyMs: 80, portalRequestsPerSecond: 20 });
  await signIn();
  const run = await sweep();
  expect(run.code, run.stderr).toBe(0);
  expect((await written()).map(({ accountId: id }) => id)).toEqual(many(200).map(({ accountId: id }) => id));
  const calls = center.log.calls.filter(({ operation }) => operation !== 'CreateToken');
  const seconds = ((calls.at(-1)?.at ?? 0) - (calls[0]?.at ?? 0)) / 1000;
  const answered = calls.filter(({ status }) => status === 200).length;
  expect(answered).toBe(402);
  expect(answered / seconds).toBeGreaterThan(18);
});

test('the credentials of one account that never come: no file, the account is named, and what was there stays', async () => {
  await signIn();
  await writeFile(output, 'old', { mode: 0o644 });
  center.change({ accounts: many(3) });
  center.failNext('GetRoleCredentials', {
    status: 400,
    headers: { 'x-amzn-requestid': 'r' },
    body: '{"message":"Bad"}',
  });
  const run = await sweep();
  expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 1, stdout: '' });
  expect(run.stderr).toMatch(/^daypass: 00000000000\d: AWS refused the request/m);
  expect(run.stderr).toMatch(/Nothing was written, for the credentials of 1 of 3 accounts are missing/);
  expect([await readFile(output, 'utf8'), await readdir(folder)]).toEqual(['old', ['keys.json']]);
});

test('an AWS that can not be reached is 5, a role that nobody has is 4, a folder that is not there 6: without a file', async () => {
  await signIn();
  expectFailure(await sweep('--role=x'), 2, /--role is given more than once/);
  center.failNext('GetRoleCredentials', 'unavailable', 1000);
  expect(await sweep()).toMatchObject({ code: 5, stdout: '', stderr: expect.stringMatching(/AWS is too busy/) });
  center.clearFaults();
  const nobody = ['credentials', '--all', '--role', 'Billign', '--output', output];
  expectFailure(await daypass(...nobody), 4, /role "Billign" in no account\. Did you mean "Billing"/);
  expect(await readdir(folder)).toEqual([]);
  const before = center.log.count();
  const nowhere = join(folder, 'missing', 'keys.json');
  expectFailure(await daypass('credentials', '--all', '--role', role, '--output', nowhere), 6, /There is no folder/);
  expectFailure(await daypass('credentials', '--all', '--role', role, '--output', '-'), 2, /"-" is no file/);
  expectFailure(
    await daypass('credentials', '--all', '--role', role, '--output', '/dev/null'),
    6,
    /ordinary files only/,
  );
  expect(center.log.count()).toBe(before);
});

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  '%s half-way leaves no file, and nothing beside it',
  async (signal) => {
    center.change({ accounts: many(200), latencyMs: 80 });
    await signIn();
    const args = ['credentials', '--all', '--role', role, '--output', output];
    const run = startVerb(args, { HOME: home, ...center.env() });
    onTestFinished(() => void run.child.kill('SIGKILL'));
    await vi.waitFor(() => expect(center.log.count('GetRoleCredentials')).toBeGreaterThan(50), {
      timeout: 20_000,
      interval: 10,
    });
    run.child.kill(signal);
    const code = await run.ended;
    expect(code).toBe(signal === 'SIGKILL' ? null : 1);
    if (signal !== 'SIGKILL') expect(run.said()).toBe('daypass: Interrupted. Nothing was written.\n');
    expect(center.log.count('GetRoleCredentials')).toBeLessThan(200);
    expect(await readdir(folder)).toEqual([]);
  },
);

test('the file is named from where the person is', async () => {
  await signIn();
  const run = await runDaypass(
    ['credentials', '--all', '--role', role, '--output', output.replace(/^\//, '../'.repeat(20))],
    {
      home,
      env: center.env(),
    },
  );
  expect(run.code, run.stderr).toBe(0);
  expect(await readdir(folder)).toEqual(['keys.json']);
});
