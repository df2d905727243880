import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../main/adapters/clock.ts';
import { placesOf } from '../../../main/adapters/places.ts';
import { textFile } from '../../../main/adapters/text-file.ts';
import { tokenCache } from '../../../main/adapters/token-cache.ts';
import { writtenProfiles } from '../../../main/adapters/written-profiles.ts';
import { roleCacheFile } from '../../../main/domain/role-cache-file.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { runVerb } from '../../../main/headless.ts';
import { exportProfile } from '../../../main/services/export-profile.ts';
import { findSessions } from '../../../main/services/find-sessions.ts';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';
import { plantToken } from '../../identity-center/plant-token.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

const accountId = '001234567890';
const role = 'ReadOnlyAccess';
let center: IdentityCenter;
let home: string;
let env: Record<string, string>;
let cache: string;

const sections = (name: string) => `[sso-session ${name}]
sso_start_url = https://acme.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile ${name}-ro]
sso_session = ${name}
sso_account_id = ${accountId}
sso_role_name = ${role}

`;

beforeEach(async () => {
  center = await startIdentityCenter();
  home = await temporaryFolder();
  env = { HOME: home, USERPROFILE: home, DAYPASS_HOME: join(home, 'daypass'), ...center.env() };
  cache = join(home, '.aws', 'sso', 'cache');
  await mkdir(cache, { recursive: true });
  await writeFile(join(home, '.aws', 'config'), sections('one') + sections('two'));
});
afterEach(() => center.stop());

async function verb(...args: string[]): Promise<{ code: number; err: string; out: string }> {
  const said = { out: '', err: '' };
  const saying = (where: 'out' | 'err') => (text: string) => {
    said[where] += text;
  };
  const code = await runVerb(args, { out: saying('out'), err: saying('err'), env });
  return { code, ...said };
}

async function signIn(name: string) {
  const token = center.grantToken('refreshable', 'https://acme.awsapps.com/start');
  await plantToken(cache, token, name);
  return token;
}

const isGoodAtAws = async ({ accessToken }: { accessToken: string }) =>
  (await fetch(`${center.url}/assignment/accounts`, { headers: { 'x-amz-sso_bearer_token': accessToken } })).ok;

test('the file names of the credentials that the AWS CLI keeps are those of the real one', () => {
  expect(roleCacheFile({ id: 'my-sso', form: 'sso-session' }, { accountId: '123456789012', role: 'Admin' })).toBe(
    'c30b99aca80d8f5b3178e353f05b2abcc9a4ccd3.json',
  );
  const id = 'https://example.awsapps.com/start';
  expect(roleCacheFile({ id, form: 'legacy' }, { accountId: '123456789012', role: 'Admin' })).toBe(
    '764b1819cd322a32dff569462ca869a4196b4fc1.json',
  );
});

test('signing out of one session ends it at AWS and here, and leaves the other alone', async () => {
  const [one, two] = [await signIn('one'), await signIn('two')];
  expect(await verb('sign-out', '--session', 'one')).toEqual({
    code: 0,
    out: '',
    err: 'daypass: Signed out of "one".\n',
  });
  expect([await isGoodAtAws(one), await isGoodAtAws(two)]).toEqual([false, true]);
  expect((await readdir(cache)).length).toBe(1);
  expect(await readFile(join(cache, (await readdir(cache))[0] ?? ''), 'utf8')).toContain(two.accessToken);
  expect(await verb('sign-out')).toMatchObject({ code: 0, err: 'daypass: Signed out of "two".\n' });
  expect(await verb('sign-out')).toMatchObject({ code: 0, err: 'daypass: No session is signed in.\n' });
});

test('with several sessions the choice is asked for, or all go', async () => {
  await signIn('one');
  await signIn('two');
  const asked = await verb('sign-out');
  expect(asked).toMatchObject({ code: 2, out: '' });
  expect(asked.err).toContain('one, two');
  expect((await readdir(cache)).length).toBe(2);
  expect(await verb('sign-out', '--all', '--session', 'one')).toMatchObject({ code: 2 });
  expect(await verb('sign-out', '--session', 'three')).toMatchObject({ code: 2 });
  expect(await verb('sign-out', '--all')).toMatchObject({ code: 0 });
  expect(await readdir(cache)).toEqual([]);
});

test('offline everything goes from this computer, and it is said that AWS does not know', async () => {
  await signIn('one');
  await center.stop();
  const done = await verb('sign-out');
  expect(done.code).toBe(0);
  expect(done.err).toContain('AWS could not be told');
  expect(await readdir(cache)).toEqual([]);
});

test('copies of the token under other names go, too', async () => {
  const token = await signIn('one');
  await writeFile(join(cache, 'aws-toolkit.json'), JSON.stringify({ ...token, expiresAt: '2099-01-01T00:00:00Z' }));
  await writeFile(join(cache, 'another.json'), '{"clientId": "mine"}');
  await verb('sign-out');
  expect(await readdir(cache)).toEqual(['another.json']);
});

test('the credentials that the AWS CLI cached for the session go; those of others stay', async () => {
  await signIn('one');
  const folder = join(home, '.aws', 'cli', 'cache');
  await mkdir(folder, { recursive: true });
  const access = { accountId, role };
  const nameOf = (id: string) => roleCacheFile({ id, form: 'sso-session' }, access);
  await writeFile(join(folder, nameOf('one')), '{"ProviderType": "sso", "Credentials": {}}');
  await writeFile(join(folder, nameOf('two')), '{"ProviderType": "sso", "Credentials": {}}');
  await writeFile(join(folder, 'f00.json'), '{"ProviderType": "sso", "Credentials": {}}');
  await writeFile(join(folder, 'assumed.json'), '{"ProviderType": "assume-role", "Credentials": {}}');
  await verb('sign-out', '--session', 'one');
  expect((await readdir(folder)).toSorted()).toEqual([nameOf('two'), 'assumed.json', 'f00.json'].toSorted());
});

async function exportKeys(session: string, profile: string, secret: string): Promise<void> {
  const places = placesOf(env, process.platform, home);
  const ports = {
    config: textFile(places.configFile),
    cache: tokenCache(places.tokenCache),
    clock: systemClock,
    label: (path: string) => path,
  };
  const found = (await findSessions(ports).find()).sessions.find(({ id }) => id === session);
  if (found === undefined) throw new Error('There is none.');
  await exportProfile({
    config: ports.config,
    credentials: textFile(places.credentialsFile, { keeps: 'secrets' }),
    issue: async () => ({
      accessKeyId: 'ASIAEXAMPLE',
      secretAccessKey: new Secret(secret),
      sessionToken: new Secret(`${secret}-token`),
      expiration: 0,
    }),
    label: (path) => path,
    written: writtenProfiles(places.home),
  }).export({ name: profile, kind: 'keys', access: { accountId, role }, session: found, region: 'eu-west-1' });
}

test('a section that somebody made stays, with the region that they set, when our keys go', async () => {
  await signIn('one');
  const file = join(home, '.aws', 'credentials');
  await writeFile(file, '[mine]\nregion = eu-west-1\n');
  await exportKeys('one', 'mine', 'secret-first');
  await exportKeys('one', 'mine', 'secret-second');
  await verb('sign-out', '--session', 'one');
  expect(await readFile(file, 'utf8')).toBe('[mine]\nregion = eu-west-1\n');
});

test('keys that were exported for the session go, from the file and from its copy; what was changed since stays', async () => {
  await signIn('one');
  await signIn('two');
  const file = join(home, '.aws', 'credentials');
  await writeFile(file, '# mine\n[long-term]\naws_access_key_id = AKIA\naws_secret_access_key = s\n');
  await exportKeys('one', 'old', 'secret-one-old');
  await exportKeys('one', 'old', 'secret-one-new');
  await exportKeys('one', 'theirs', 'secret-one-theirs');
  await exportKeys('two', 'other', 'secret-two');
  await writeFile(
    file,
    (await readFile(file, 'utf8')).replace(
      'aws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = secret-one-theirs',
      'aws_access_key_id = ASIAMINE\naws_secret_access_key = secret-one-theirs',
    ),
  );
  await verb('sign-out', '--session', 'one');
  const left = await readFile(file, 'utf8');
  expect(left).toMatch(/^# mine\n\[long-term\]\naws_access_key_id = AKIA\naws_secret_access_key = s\n/);
  expect(left).not.toContain('[old]');
  expect(left).toContain('ASIAMINE');
  expect(left).toContain('secret-two');
  const everything = (
    await Promise.all(
      (
        await readdir(dirname(file))
      )
        .filter((name) => name.startsWith('credentials'))
        .map((name) => readFile(join(dirname(file), name), 'utf8')),
    )
  ).join();
  expect(everything).not.toContain('secret-one-old');
  expect(everything).not.toContain('secret-one-new');
  const record = join(home, 'daypass', 'written-profiles.json');
  expect((await stat(record)).mode & 0o777).toBe(0o600);
  const kept = await readFile(record, 'utf8');
  expect(kept).toContain('"other"');
  expect(kept).not.toContain('"one"');
  expect(kept).not.toContain('secret');
});

test('a record that is damaged counts as empty', async () => {
  await mkdir(join(home, 'daypass'));
  await writeFile(join(home, 'daypass', 'written-profiles.json'), '{"profiles": [{"path": 1}, ');
  await signIn('one');
  expect(await verb('sign-out')).toMatchObject({ code: 0 });
});
