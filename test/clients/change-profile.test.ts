import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { awsPortal } from '../../main/adapters/aws-portal.ts';
import { systemClock } from '../../main/adapters/clock.ts';
import { placesOf } from '../../main/adapters/places.ts';
import { textFile } from '../../main/adapters/text-file.ts';
import { tokenCache } from '../../main/adapters/token-cache.ts';
import { profileId } from '../../main/domain/profile-record.ts';
import { helperHere } from '../../main/helper-here.ts';
import { profilesHere } from '../../main/profiles-here.ts';
import { findSessions } from '../../main/services/find-sessions.ts';
import { issueCredentials } from '../../main/services/issue-credentials.ts';
import { removeProfile } from '../../main/services/remove-profile.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { type AwsProxy, startProxy } from '../identity-center/proxy.ts';
import { removeFolder } from '../remove-folder.ts';
import { callerIdentityWithAws, callerIdentityWithBoto3, runAws } from './aws.ts';

const startUrl = 'https://acme.awsapps.com/start';
const access = { accountId: '001234567890', role: 'DataScientist' };

let center: IdentityCenter;
let proxy: AwsProxy;
let home: string;

beforeAll(async () => {
  const account = { accountId: access.accountId, accountName: 'Production', roles: [access.role] };
  center = await startIdentityCenter({ accounts: [account], startUrls: [startUrl] });
  proxy = await startProxy(center);
  home = await mkdtemp(join(tmpdir(), 'daypass-change-'));
});
afterAll(async () => {
  await removeFolder(home);
  await proxy?.stop();
  await center?.stop();
});

test('a profile is exported with keys, changed into a sign-in, removed and brought back: AWS tools see the same each time', async () => {
  const config = `[sso-session acme]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n\n[profile mine]\nregion = eu-west-3\n`;
  await mkdir(join(home, '.aws'));
  await writeFile(join(home, '.aws', 'config'), config);
  const env = { HOME: home, ...center.env() };
  const places = placesOf(env, process.platform, home);
  await plantToken(places.tokenCache, center.grantToken('refreshable', startUrl), 'acme');
  const ports = { config: textFile(places.configFile), label: (path: string) => path, clock: systemClock };
  const { find, tokens } = findSessions({ ...ports, cache: tokenCache(places.tokenCache) });
  const portal = awsPortal({ env, version: '1' });
  const { profiles, ports: made } = profilesHere({
    ...{ ...ports, places, helper: helperHere(places, env) },
    issue: issueCredentials({ portal, tokens, clock: systemClock }),
  });
  const { remove } = removeProfile(made);
  const [session] = (await find()).sessions;
  if (session === undefined) throw new Error('There is no session.');
  const wish = { name: 'tool', kind: 'keys', access, session, region: 'us-east-1' } as const;
  const id = async () => (await made.records.read()).records.map(profileId).at(-1) ?? '';
  const options = { home, proxy };
  const role = expect.stringContaining(`AWSReservedSSO_${access.role}_`);
  const names = async () =>
    (await runAws(['configure', 'list-profiles'], options)).stdout.trim().split('\n').toSorted();

  await profiles.export(wish);
  expect(await callerIdentityWithBoto3('tool', options)).toMatchObject({ Account: access.accountId, Arn: role });
  expect(await names()).toEqual(['mine', 'tool']);

  await profiles.export({ ...wish, kind: 'sso', name: 'tool-2' }, await id());
  expect(await readFile(places.credentialsFile, 'utf8')).toBe('');
  expect(await callerIdentityWithAws('tool-2', options)).toMatchObject({ Account: access.accountId, Arn: role });
  expect(await names()).toEqual(['mine', 'tool-2']);

  const { changeId = '' } = await remove(await id());
  expect(await readFile(places.configFile, 'utf8')).toBe(config);
  expect(await names()).toEqual(['mine']);

  await made.changes.undo(changeId);
  expect(await names()).toEqual(['mine', 'tool-2']);
  expect(await callerIdentityWithBoto3('tool-2', options)).toMatchObject({ Account: access.accountId, Arn: role });
}, 60_000);
