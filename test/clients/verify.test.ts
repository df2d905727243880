import { afterEach, expect, test } from 'vitest';
import { runDaypass } from './daypass.ts';
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

afterEach(() => center.change({ accounts, roles: 3, latencyMs: 0 }));

const arn = (id: string, name = role) =>
  expect.stringMatching(
    new RegExp(`^arn:aws:sts::${id}:assumed-role/AWSReservedSSO_${name}_[0-9a-f]{16}/ana\\.perez@acme\\.example$`),
  );

test('verify asks AWS who one is in each account with the role, and names the others', async () => {
  await signIn();
  const run = await daypass('verify', '--role', role, '--json');
  expect(run.code, run.stderr).toBe(0);
  expect(JSON.parse(run.stdout)).toEqual([
    { accountId, accountName: 'Production', arn: arn(accountId), userId: expect.stringMatching(/^AROA.*:ana\.perez/) },
  ]);
  expect(run.stderr).toBe('daypass: Without the role "ReadOnlyAccess": 012345678901 Zoo, 000000000009.\n');
  const table = await daypass('verify', '--role', role);
  expect(table.stdout).toMatch(/^001234567890 {2}Production {2}arn:aws:sts::001234567890:assumed-role\/.*\n$/);
  for (const { value } of center.secrets()) expect(run.stdout + run.stderr + table.stdout).not.toContain(value);
});

test('through the proxy of a company with an authority of its own, STS of the session’s region is asked', async () => {
  await signIn();
  const run = await runDaypass(['verify', '--role', role], { home, env: proxy.env() });
  expect(run.code, run.stderr).toBe(0);
  const asked = center.log.calls.filter(({ operation }) => operation === 'GetCallerIdentity');
  expect(asked.map(({ host }) => host)).toEqual(['sts.us-east-1.amazonaws.com']);
  expect(proxy.refused).toEqual([]);
});

test('200 accounts 80 ms away take a sixth of one request after the other, or less', async () => {
  center.change({ accounts: 200, roles: 2, latencyMs: 80 });
  await signIn();
  const run = await daypass('verify', '--role', role, '--json');
  expect(run.code, run.stderr).toBe(0);
  const all: { accountId: string; arn: string }[] = JSON.parse(run.stdout);
  expect(all.filter((one) => one.arn.includes(`::${one.accountId}:`))).toHaveLength(200);
  expect(run.ms).toBeLessThan((602 * 80) / 6);
});

test('an account in which STS says no has the reason in its line, and the verb fails', async () => {
  center.change({ accounts: 3, roles: 1 });
  await signIn();
  center.failNext('GetCallerIdentity', 'unauthorized');
  const { code, stdout, stderr } = await daypass('verify', '--role', role);
  expect(code).toBe(1);
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(
    lines.filter((line) => /AWS refused the request\. AWS answered: The security token is invalid/.test(line)),
  ).toHaveLength(1);
  expect(stderr).toMatch(/^daypass: AWS did not say who you are in 1 of 3 accounts: \d{12}\. /);
});

test('an STS that nobody can reach is 5, a role that nobody has 4, nobody signed in 3', async () => {
  expectFailure(await daypass('verify', '--role', role), 3, /daypass sign-in --session acme/);
  await signIn();
  expectFailure(await daypass('verify', '--role', 'Nobody'), 4, /role "Nobody" in no account/);
  const env = { ...center.env(), AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:9' };
  const run = await runDaypass(['verify', '--role', role], { home, env });
  expect(run).toMatchObject({
    code: 5,
    stdout: expect.stringMatching(/^001234567890 .* 127\.0\.0\.1:9 was refused\.\n$/),
  });
});

test('a computer whose clock is off is told who it is all the same', async () => {
  await signIn();
  center.change({ clockOffsetMs: -40 * 60_000 });
  try {
    const run = await daypass('verify', '--role', role);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout).toContain(`:${accountId}:`);
  } finally {
    center.change({ clockOffsetMs: 0 });
  }
});
