import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textFile } from '../../main/adapters/text-file.ts';
import { writtenProfiles } from '../../main/adapters/written-profiles.ts';
import type { Session } from '../../main/domain/session.ts';
import { dependents } from '../../main/services/dependents.ts';
import { profileChanges } from '../../main/services/profile-changes.ts';
import { callerIdentityWithAws, callerIdentityWithBoto3 } from './aws.ts';
import { access, accountId, aws, daypass, home, proxy, role, signIn, startUrl } from './verbs-surroundings.ts';

const session: Session = { id: 'acme', name: 'acme', form: 'sso-session', startUrl, region: 'us-east-1' };
const me = { Account: accountId, Arn: expect.stringContaining(role) };

/** What turns the profiles of this home. */
function turning() {
  const label = (path: string) => path;
  const records = writtenProfiles(join(home, '.config', 'daypass'));
  // The verb has put the script there.
  const helper = {
    path: join(home, '.local', 'share', 'daypass', 'bin', 'daypass'),
    rules: 'posix',
    put: async () => undefined,
  } as const;
  const config = textFile(join(aws, 'config'));
  const credentials = textFile(join(aws, 'credentials'), { keeps: 'secrets' });
  return dependents({ config, credentials, label, helper, records, changes: profileChanges({ records, label }) });
}

const toolsWork = async () => {
  const clients = [callerIdentityWithAws, callerIdentityWithBoto3];
  const asked = clients.map((identity) => identity('mine', { home, proxy }));
  expect(await Promise.all(asked)).toEqual([me, me].map((one) => expect.objectContaining(one)));
};

test('the AWS CLI and boto3 know who they are with a profile before it is turned, turned, and turned back', async () => {
  await signIn();
  await daypass('export', ...access, '--profile', 'made', '--as', 'process');
  const config = join(aws, 'config');
  const own = `
[profile mine]
sso_session = acme
output = json
sso_account_id = ${accountId}
s3 =
  max_concurrent_requests = 5
sso_role_name = ${role}
region = us-east-1
`;
  await writeFile(config, (await readFile(config, 'utf8')) + own);
  const before = await readFile(config, 'utf8');
  await toolsWork();

  const { change, preview } = turning();
  expect(await preview(session, 'keychain')).toMatchObject({ profiles: ['mine'], left: [], unaffected: ['made'] });
  expect(await change(session, 'keychain')).toMatchObject({ profiles: ['mine'], changeId: expect.any(String) });
  expect((await readFile(config, 'utf8')).match(/^credential_process/gm)).toHaveLength(2);
  await toolsWork();

  // By another run of Daypass, which knows only what is on the disk.
  expect(await turning().change(session, 'file')).toMatchObject({ profiles: ['mine'] });
  expect(await readFile(config, 'utf8')).toBe(before);
  await toolsWork();
});
