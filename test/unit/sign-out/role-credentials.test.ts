import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { roleCacheFile } from '../../../main/domain/role-cache-file.ts';
import { accountId, homeForEach, role, sections, startUrl } from './home.ts';

const { home, verb, signIn, configure } = homeForEach();

test('the file names of the credentials that the AWS CLI keeps are those of the real one', () => {
  expect(roleCacheFile({ id: 'my-sso', form: 'sso-session' }, { accountId: '123456789012', role: 'Admin' })).toBe(
    'c30b99aca80d8f5b3178e353f05b2abcc9a4ccd3.json',
  );
  const id = 'https://example.awsapps.com/start';
  expect(roleCacheFile({ id, form: 'legacy' }, { accountId: '123456789012', role: 'Admin' })).toBe(
    '764b1819cd322a32dff569462ca869a4196b4fc1.json',
  );
});

const nameOf = (id: string, access = { accountId, role }) => roleCacheFile({ id, form: 'sso-session' }, access);
const cacheCredentials = (file: string, account?: string) =>
  writeFile(
    join(home.roles, file),
    JSON.stringify({ ProviderType: 'sso', Credentials: account === undefined ? {} : { AccountId: account } }),
  );
const cached = async () => (await readdir(home.roles)).toSorted();
const listings = () =>
  home.center.log.calls.map(({ operation }) => operation).filter((operation) => operation.startsWith('List'));
/** An access that no profile of the config file names. */
const unnamed = () => {
  const account = home.center.accounts()[1] ?? expect.fail('there is one account only');
  return { accountId: account.accountId, role: account.roles[0] ?? expect.fail('it has no role') };
};

test('the credentials that the AWS CLI cached for the session go; those of others stay', async () => {
  await signIn('one');
  await cacheCredentials(nameOf('one'));
  await cacheCredentials(nameOf('two'));
  await cacheCredentials('f00.json');
  await writeFile(join(home.roles, 'assumed.json'), '{"ProviderType": "assume-role", "Credentials": {}}');
  await verb('sign-out', '--session', 'one');
  expect(await cached()).toEqual([nameOf('two'), 'assumed.json', 'f00.json'].toSorted());
});

test('AWS is not asked what there is while every cached file is known', async () => {
  await signIn('one');
  await cacheCredentials(nameOf('one'));
  await verb('sign-out');
  expect(await cached()).toEqual([]);
  expect(listings()).toEqual([]);
});

test('credentials for an access that the config file does not name are found with what AWS lists', async () => {
  await signIn('one');
  await cacheCredentials(nameOf('one', unnamed()));
  await cacheCredentials(nameOf('two', unnamed()));
  await verb('sign-out', '--session', 'one');
  expect(await cached()).toEqual([nameOf('two', unnamed())]);
});

test('an older sign-in that goes with the session takes its cached credentials along', async () => {
  await configure(sections('one'));
  await signIn('one');
  await signIn();
  const legacy = roleCacheFile({ id: startUrl, form: 'legacy' }, { accountId, role });
  await cacheCredentials(legacy);
  await verb('sign-out', '--session', 'one');
  expect(await cached()).toEqual([]);
});

test('where the files say whose they are, only those accounts are asked for', async () => {
  await signIn('one');
  await configure('[sso-session one]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = us-east-1\n');
  await cacheCredentials(nameOf('one', unnamed()), unnamed().accountId);
  await verb('sign-out');
  expect(await cached()).toEqual([]);
  expect(listings()).toEqual(['ListAccountRoles']);
});

test.each(['drop', 'unauthorized'] as const)(
  'a listing that fails (%s) keeps nobody signed in, nor waiting',
  async (fault) => {
    await signIn('one');
    home.center.failNext('ListAccounts', fault, 100);
    await cacheCredentials(nameOf('one'));
    await cacheCredentials(nameOf('one', unnamed()));
    const began = performance.now();
    expect(await verb('sign-out')).toMatchObject({ code: 0, err: 'daypass: Signed out of "one".\n' });
    expect(performance.now() - began).toBeLessThan(7_000);
    expect(await cached()).toEqual([nameOf('one', unnamed())]);
  },
);

test('a listing without an end is cut', async () => {
  await signIn('one');
  home.center.failNext('ListAccounts', 'hang', 100);
  await cacheCredentials(nameOf('one', unnamed()));
  expect(await verb('sign-out')).toMatchObject({ code: 0, err: 'daypass: Signed out of "one".\n' });
}, 15_000);
