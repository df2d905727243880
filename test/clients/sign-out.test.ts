import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callerIdentityWithAws, runAws } from './aws.ts';
import { accountId, aws, cache, center, daypass, home, proxy, role, signIn, startUrl } from './verbs-surroundings.ts';

test('after signing out the AWS CLI has nothing left, not even for a profile of another config file', async () => {
  await signIn();
  const elsewhere = join(home, 'elsewhere');
  const session = `[sso-session acme]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n`;
  const profile = `[profile here]\nsso_session = acme\nsso_account_id = ${accountId}\nsso_role_name = ${role}\n`;
  await writeFile(elsewhere, `${session}${profile}region = us-east-1\n`);
  const options = { home, proxy, env: { AWS_CONFIG_FILE: elsewhere } };
  expect(await callerIdentityWithAws('here', options)).toMatchObject({ Account: accountId });
  const roles = join(aws, 'cli', 'cache');
  expect(await readdir(roles)).toHaveLength(1);
  expect(await daypass('sign-out')).toMatchObject({ code: 0, stdout: '', stderr: 'daypass: Signed out of "acme".\n' });
  expect([await readdir(roles), await readdir(cache)]).toEqual([[], []]);
  expect(center.log.calls.filter(({ operation }) => operation === 'Logout').map(({ status }) => status)).toEqual([200]);
  expect((await runAws(['sts', 'get-caller-identity', '--profile', 'here'], options)).code).not.toBe(0);
});
