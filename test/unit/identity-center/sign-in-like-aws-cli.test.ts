import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';
import { plantToken } from '../../identity-center/plant-token.ts';
import { registrationKey } from '../../identity-center/python-json.ts';
import { signInLikeAwsCli } from '../../identity-center/sign-in-like-aws-cli.ts';
import { removeFolder } from '../../remove-folder.ts';

const fixtures = new URL('../../fixtures/awscli-2.9.19/sso/cache/', import.meta.url);
const acme = '293abb6b76d7791c0732cc517d38c4b5c734b87f.json';
const legacy = '79e435d7a515078e81c9dffc35f38d5687ebd3a7.json';

let center: IdentityCenter;
let cacheFolder: string;

beforeAll(async () => {
  const startUrls = ['https://acme.awsapps.com/start', 'https://legacy.awsapps.com/start'];
  center = await startIdentityCenter({ startUrls });
});
afterAll(() => center.stop());
beforeEach(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'sign-in-'));
});
afterEach(() => removeFolder(cacheFolder));

const signIn = (startUrl: string, sessionName?: string): Promise<string> =>
  signInLikeAwsCli({
    endpoint: center.url,
    startUrl,
    region: 'us-east-1',
    cacheFolder,
    ...(sessionName === undefined ? {} : { sessionName, scopes: ['sso:account:access'] }),
    onCode: ({ userCode }) => center.approveDevice(userCode),
  });

/** The text with every value that differs from run to run replaced by its kind. */
const shapeOf = (text: string): string =>
  text
    .replaceAll(/"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"/g, '"time"')
    .replaceAll(/"(accessToken|refreshToken|clientId|clientSecret)": "[^"]+"/g, '"$1": "…"');

test('what it leaves has the names and the form of what aws 2.9.19 wrote', async () => {
  expect(basename(await signIn('https://acme.awsapps.com/start', 'acme'))).toBe(acme);
  expect(basename(await signIn('https://legacy.awsapps.com/start'))).toBe(legacy);
  const names = await readdir(cacheFolder);
  expect(names.toSorted()).toEqual((await readdir(fixtures)).toSorted());
  for (const name of names) {
    const written = await readFile(join(cacheFolder, name), 'utf8');
    expect(shapeOf(written)).toBe(shapeOf(await readFile(new URL(name, fixtures), 'utf8')));
    expect((await stat(join(cacheFolder, name))).mode & 0o777).toBe(0o600);
  }
});

test('a second sign-in registers no second time', async () => {
  center.log.clear();
  await signIn('https://acme.awsapps.com/start', 'acme');
  await signIn('https://acme.awsapps.com/start', 'acme');
  expect(center.log.count('RegisterClient')).toBe(1);
});

test('a denied sign-in leaves no token', async () => {
  const denied = signInLikeAwsCli({
    endpoint: center.url,
    startUrl: center.startUrl,
    region: 'us-east-1',
    cacheFolder,
    onCode: ({ userCode }) => center.denyDevice(userCode),
  });
  await expect(denied).rejects.toThrow('access_denied');
  expect(await readdir(cacheFolder)).toHaveLength(1);
});

test('a planted token has the form of one that was signed in for', async () => {
  const file = await plantToken(
    cacheFolder,
    center.grantToken('refreshable', 'https://acme.awsapps.com/start'),
    'acme',
  );
  expect(basename(file)).toBe(acme);
  expect(shapeOf(await readFile(file, 'utf8'))).toBe(shapeOf(await readFile(new URL(acme, fixtures), 'utf8')));
});

test('a registration is named as botocore names it', () => {
  const of = { startUrl: 'https://example.awsapps.com/start', region: 'us-east-1' };
  expect(registrationKey({ ...of, scopes: ['sso:account:access'], sessionName: 'my-sso' })).toBe(
    'e83b78ff73aa2ebd41812af5abcc466dca567738.json',
  );
  expect(registrationKey(of)).toBe('6c6f31f93a84fcbeca9b94bb5d13f4109559e71a.json');
});
