import { chmod, mkdir, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { textFile } from '../../../main/adapters/text-file.ts';
import { addSession } from '../../../main/services/add-session.ts';
import type { TextFile } from '../../../main/services/text-file.ts';
import { removeFolder } from '../../remove-folder.ts';
import { type Botocore, startBotocore } from '../aws-file/botocore.ts';

const startUrl = 'https://acme.awsapps.com/start';
const acme = `[sso-session acme]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access
`;

let botocore: Botocore;
beforeAll(() => {
  botocore = startBotocore();
});
afterAll(() => botocore.stop());

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daypass-session-'));
  path = join(folder, '.aws', 'config');
});
afterEach(() => removeFolder(folder));

const label = (text: string) => text.replace(folder, '~');
const over = (config: TextFile) => addSession({ config, label });

/** A service over the real file, which holds `text` before. */
async function serviceOver(text?: string) {
  if (text !== undefined) {
    await mkdir(join(folder, '.aws'), { recursive: true });
    await writeFile(path, text);
  }
  return over(textFile(path));
}
const written = () => readFile(path, 'utf8');

test('the first session makes the file, for its owner alone, as the AWS CLI would write it', async () => {
  const add = await serviceOver();
  expect(await add({ startUrl: ` <${startUrl}/#/> `, region: 'us-east-1' })).toEqual({
    sessionId: 'acme',
    file: '~/.aws/config',
    added: true,
  });
  expect(await written()).toBe(acme);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('what is there stays byte for byte, and the file as it was is kept once', async () => {
  const before = '; mine\r\n[profile x]\r\nregion=eu-west-1 ; home\r\ns3 =\r\n  max_concurrent_requests = 9';
  const add = await serviceOver(before);
  expect(await add({ startUrl, region: 'us-east-1' })).toMatchObject({
    added: true,
    backup: '~/.aws/config.daypass-backup',
  });
  expect(await written()).toBe(`${before}\r\n\r\n${acme.replaceAll('\n', '\r\n')}`);
  expect(await readFile(`${path}.daypass-backup`, 'utf8')).toBe(before);
  const second = await add({ startUrl: 'https://other.awsapps.com/start', region: 'eu-west-1' });
  expect(second).toEqual({ sessionId: 'other', file: '~/.aws/config', added: true });
  expect(await readFile(`${path}.daypass-backup`, 'utf8')).toBe(before);
});

test('botocore reads every session that is added', async () => {
  const add = await serviceOver('[default]\nregion = eu-west-1\n');
  const urls = [
    'https://aws.acme.com/links?to=aws&then=a%20b;c',
    'https://ssoins-7223a1b2.portal.eu-west-1.app.aws/',
    'http://127.0.0.1:8123/start/',
    'https://start.us-gov-home.awsapps.com/directory/acme#/',
  ];
  const names: string[] = [];
  for (const url of urls) names.push((await add({ startUrl: url, region: 'us-gov-west-1' })).sessionId);
  const { map } = (await botocore.read(await readFile(path))) as { map: { sso_sessions: Record<string, object> } };
  expect(Object.keys(map.sso_sessions)).toEqual(names);
  expect(map.sso_sessions['aws.acme.com']).toEqual({
    sso_start_url: 'https://aws.acme.com/links?to=aws&then=a%20b;c',
    sso_region: 'us-gov-west-1',
    sso_registration_scopes: 'sso:account:access',
  });
});

test.each([
  ['as it would be written', acme, 'acme'],
  ['with another name and dirt', acme.replace('acme]', '"Our portal"]').replace('/start', '/start/#/'), 'Our portal'],
  ['without scopes', acme.replace(/sso_reg.*access\n/, ''), 'acme'],
])('a session that is there is given, not added twice: %s', async (_, before, sessionId) => {
  const add = await serviceOver(before);
  expect(await add({ startUrl, region: 'us-east-1' })).toEqual({ sessionId, file: '~/.aws/config', added: false });
  expect(await add({ startUrl, region: 'us-east-1', name: sessionId })).toMatchObject({ sessionId, added: false });
  expect(await written()).toBe(before);
  expect(await readdir(join(folder, '.aws'))).toEqual(['config']);
});

test('another name on the same start URL is another person, and never the session that is there', async () => {
  const add = await serviceOver(acme);
  const added = await add({ startUrl, region: 'us-east-1', name: 'mine' });
  expect(added).toMatchObject({ sessionId: 'mine', added: true });
});

test('two people on one start URL have two sessions, when somebody says so', async () => {
  const add = await serviceOver(acme);
  expect(await add({ startUrl, region: 'us-east-1', another: true })).toMatchObject({
    sessionId: 'acme-2',
    added: true,
  });
  expect(await add({ startUrl, region: 'us-east-1', another: true, name: ' bob ' })).toMatchObject({
    sessionId: 'bob',
  });
  expect(await written()).toBe([acme, acme.replace('acme]', 'acme-2]'), acme.replace('acme]', 'bob]')].join('\n'));
  await expect(add({ startUrl, region: 'us-east-1', another: true, name: 'bob' })).rejects.toMatchObject({
    kind: 'conflict',
    message: expect.stringContaining('"bob" is there already'),
  });
  expect(await add({ startUrl, region: 'us-east-1', name: 'bob' })).toMatchObject({ sessionId: 'bob', added: false });
});

test('one portal in two regions is two sessions', async () => {
  const add = await serviceOver(acme);
  expect(await add({ startUrl, region: ' EU-WEST-1 ' })).toMatchObject({ sessionId: 'acme-2', added: true });
  expect(await written()).toContain('sso_region = eu-west-1');
});

test('a legacy profile on the portal stays as it is, beside the new session', async () => {
  const legacy = `[profile old]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n`;
  const add = await serviceOver(legacy);
  expect(await add({ startUrl, region: 'us-east-1' })).toMatchObject({ sessionId: 'acme', added: true });
  expect(await written()).toBe(`${legacy}\n${acme}`);
});

test('a session that was begun under the wished name is completed', async () => {
  const add = await serviceOver(
    `[sso-session acme]\nsso_region = us-east-1\nsso_registration_scopes = a, b\n[default]\n`,
  );
  expect(await add({ startUrl, region: 'us-east-1' })).toMatchObject({ sessionId: 'acme-2' });
  expect(await add({ startUrl, region: 'us-east-1', another: true, name: 'acme' })).toMatchObject({
    sessionId: 'acme',
  });
  expect(await written()).toContain(
    `[sso-session acme]\nsso_region = us-east-1\nsso_registration_scopes = a, b\nsso_start_url = ${startUrl}\n[default]`,
  );
});

test.each([
  [
    'a name of another portal',
    acme.replace('acme.', 'other.'),
    { name: 'acme' },
    'conflict',
    /line 2, sets sso_start_url/,
  ],
  [
    'a name of another region',
    acme.replace('us-east', 'us-west'),
    { name: 'acme' },
    'conflict',
    /line 3, sets sso_region/,
  ],
  [
    'a name that is there twice',
    `${acme.replace('acme.', 'x.')}[sso-session 'acme']\n`,
    { name: 'acme' },
    'conflict',
    /line 5, and line 1/,
  ],
  ['a name with a space', '', { name: 'our portal' }, 'usage', /cannot be the name of a new session/],
  ['a name with a bracket', '', { name: 'x]' }, 'usage', /cannot be the name/],
  ['a name with a line break', '', { name: 'x]\n[default' }, 'usage', /cannot be the name/],
  ['a name with a meaning', '', { name: '__proto__' }, 'usage', /cannot be the name/],
  ['a region in words', '', { region: 'Frankfurt' }, 'usage', /not the name of a region/],
  ['a region with a host in it', '', { region: 'x.evil.example/' }, 'usage', /not the name of a region/],
  ['a start URL that is none', '', { startUrl: 'ana@acme.com' }, 'usage', /email address/],
  [
    'a start URL with a second setting',
    '',
    { startUrl: `${startUrl}\nsso_region = x\nhttps://x.y` },
    'usage',
    /more than one/,
  ],
  ['a file that the AWS CLI cannot read', '[x]\n\nsomething\n', {}, 'file', /cannot read ~\/.aws\/config.*Line 3/],
  ['a section that is there twice', '[x]\n[x]\n', {}, 'file', /Line 2/],
] as const)('%s is refused, and nothing is written', async (_, before, wish, kind, words) => {
  const add = await serviceOver(before);
  const adding = add({ startUrl, region: 'us-east-1', ...wish });
  await expect(adding).rejects.toMatchObject({ name: 'Problem', kind, message: expect.stringMatching(words) });
  expect(await written()).toBe(before);
  expect(await readdir(join(folder, '.aws'))).toEqual(['config']);
});

test('a change by somebody else in between is not lost, and counts', async () => {
  const file = textFile(path);
  await serviceOver('');
  let meanwhile = ['[profile theirs]\nregion = x\n', acme];
  const add = over({
    ...file,
    async replace(next, expected) {
      const [theirs, ...more] = meanwhile;
      meanwhile = more;
      if (theirs !== undefined) await writeFile(path, `${await written()}${theirs}`);
      return file.replace(next, expected);
    },
  });
  expect(await add({ startUrl, region: 'us-east-1' })).toMatchObject({ sessionId: 'acme', added: false });
  expect(await written()).toBe(`[profile theirs]\nregion = x\n${acme}`);
});

test('a file that changes all the time is given up on, in words', async () => {
  const stale = async () => ({ outcome: 'stale' }) as const;
  const add = over({ path, read: async () => undefined, replace: stale, remove: stale });
  await expect(add({ startUrl, region: 'us-east-1' })).rejects.toThrow(/Another program keeps changing/);
});

test.skipIf(process.getuid?.() === 0)('a folder that cannot be written to is told, and the file stays', async () => {
  const add = await serviceOver('[default]\n');
  await chmod(join(folder, '.aws'), 0o500);
  await expect(add({ startUrl, region: 'us-east-1' })).rejects.toMatchObject({ kind: 'file' });
  await chmod(join(folder, '.aws'), 0o700);
  expect(await written()).toBe('[default]\n');
});

test('adding many at once loses none', async () => {
  await serviceOver('');
  const one = over(textFile(path));
  const all = Array.from({ length: 5 }, (_, at) =>
    one({ startUrl: `https://team${at}.awsapps.com/start`, region: 'us-east-1' }),
  );
  const ids = (await Promise.all(all)).map(({ sessionId }) => sessionId);
  const { map } = (await botocore.read(await readFile(path))) as { map: { sso_sessions: Record<string, object> } };
  expect(Object.keys(map.sso_sessions).toSorted()).toEqual(ids.toSorted());
});
