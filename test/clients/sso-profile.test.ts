import { expect, test } from 'vitest';
import { identitiesOfEveryTool } from './every-tool-twice.ts';
import { access, accountId, center, daypass, home, proxy, role, signIn } from './verbs-surroundings.ts';

test('AWS tools say who they are with an sso profile, before their first credentials have ended and after', async () => {
  center.change({ credentialsSeconds: 3 });
  await signIn();
  expect(await daypass('export', ...access, '--profile', 'made', '--as', 'sso')).toMatchObject({ code: 0 });
  const identities = await identitiesOfEveryTool('made', 3, { home, proxy, env: center.env() }, 'fromSSO');
  const me = { Account: accountId, Arn: expect.stringContaining(role) };
  const both = [me, me];
  expect(identities).toMatchObject({ aws: both, boto3: both, fromIni: both, fromSSO: both });
});
