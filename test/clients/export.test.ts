import { chmod, lstat, mkdir, mkdtemp, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runVerb } from '../../main/headless.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { startProxy } from '../identity-center/proxy.ts';
import { removeFolder } from '../remove-folder.ts';
import { callerIdentityWithAws, callerIdentityWithBoto3, runAws } from './aws.ts';

const accountId = '001234567890';
const startUrl = 'https://acme.awsapps.com/start';
const hashed = 'https://acme.awsapps.com/start#';

/** A person's files before the export: what is asked of both kinds of profiles is written into either. */
type Files = { config: string | Uint8Array; credentials: string | Uint8Array };
type Case = {
  name: string;
  /** What makes these files nasty, from plain ones. */
  dress(plain: string, file: 'config' | 'credentials'): string | Uint8Array;
  startUrl?: string;
  arrange?(folder: string): Promise<void>;
  after?(folder: string): Promise<void>;
};

const extra = { config: '[profile more]\n', credentials: '[more]\n' } as const;

const readable: Case[] = [
  { name: 'plain', dress: (plain) => plain },
  { name: 'CRLF', dress: (plain) => plain.replaceAll('\n', '\r\n') },
  { name: 'mixed line ends', dress: (plain) => plain.replace(/\n/, '\r\n').replace(/\]\n/, ']\r\n') },
  { name: 'no final newline', dress: (plain) => plain.trimEnd() },
  {
    name: 'nested blocks',
    dress: (plain, file) =>
      `${extra[file]}s3 =\n    max_concurrent_requests = 20\n    addressing_style = path\nregion = us-east-1\n\n${plain}`,
  },
  {
    name: 'inline comments',
    dress: (plain, file) => `${plain.replace(/\]\n/g, '] # mine\n')}\n${extra[file]}region = us-east-1 # home; sweet\n`,
  },
  { name: 'a # in the start URL', startUrl: hashed, dress: (plain) => plain },
  {
    name: 'quoted names',
    dress: (plain, file) =>
      file === 'config' ? `[profile "my prof"]\nregion = us-east-1\n[profile 'x']\n${plain}` : plain,
  },
  {
    name: 'tabs, colons, odd spaces and case',
    dress: (plain) => plain.replaceAll(' = ', '\t:  ').replace('region', 'REGION'),
  },
  { name: 'indented settings', dress: (plain) => plain.replace(/^([a-z]\w* = )/gm, '  $1') },
  { name: 'text that is not ASCII', dress: (plain) => `# für Zoë 日本\n${plain}` },
  { name: 'a [DEFAULT] section', dress: (plain) => `[DEFAULT]\ncli_pager = cat\n${plain}` },
  {
    name: '5 MB',
    dress: (plain) => `${plain}\n${'# a comment that somebody once thought worth keeping here\n'.repeat(90_000)}`,
  },
  {
    name: 'links to other places',
    dress: (plain) => plain,
    async arrange(folder) {
      await mkdir(join(folder, 'dotfiles'));
      for (const name of ['config', 'credentials']) {
        await rename(join(folder, name), join(folder, 'dotfiles', name));
        await symlink(join('dotfiles', name), join(folder, name));
      }
    },
    async after(folder) {
      for (const name of ['config', 'credentials']) {
        expect((await lstat(join(folder, name))).isSymbolicLink()).toBe(true);
      }
    },
  },
];

const refused: (Case & { line?: number })[] = [
  { name: 'a byte order mark', line: 1, dress: (plain) => `\ufeff${plain}` },
  { name: 'a section that is there twice', line: 4, dress: (plain) => `[x]\nk = v\n\n[x]\n${plain}` },
  { name: 'a key that is there twice', line: 3, dress: (plain) => `[x]\nkey = v\nKEY = w\n${plain}` },
  { name: 'a line without "="', line: 2, dress: (plain) => `[x]\nsomething\n${plain}` },
  { name: 'a broken block', line: 4, dress: (plain) => `[x]\ns3 =\n  a = b\n  c\n${plain}` },
  { name: 'an empty header', line: 1, dress: (plain) => `[]\n${plain}` },
  {
    name: 'bytes that are not UTF-8',
    line: 1,
    dress: (plain) => Buffer.concat([Buffer.from([0x23, 0xfc, 0x0a]), Buffer.from(plain)]),
  },
];

let center: IdentityCenter;
let proxy: Awaited<ReturnType<typeof startProxy>>;
const homes: string[] = [];

beforeAll(async () => {
  center = await startIdentityCenter({
    accounts: [{ accountId, accountName: 'Production', roles: ['ReadOnlyAccess', 'DataScientist'] }],
    startUrls: [startUrl, hashed],
  });
  proxy = await startProxy(center);
});
afterAll(async () => {
  await Promise.all(homes.map((home) => removeFolder(home)));
  await proxy?.stop();
  await center?.stop();
});

/** A home with a person who is signed in and has a profile in each file. */
async function homeOf(one: Case): Promise<{ home: string; folder: string; files: Files }> {
  const home = await mkdtemp(join(tmpdir(), 'daypass-export-'));
  homes.push(home);
  const folder = join(home, '.aws');
  await mkdir(folder);
  const token = center.grantToken('refreshable', one.startUrl ?? startUrl);
  await plantToken(join(folder, 'sso', 'cache'), token, 'acme');
  const query = `account_id=${accountId}&role_name=DataScientist`;
  const answer = await fetch(`${center.url}/federation/credentials?${query}`, {
    headers: { 'x-amz-sso_bearer_token': token.accessToken },
  });
  const { roleCredentials: keys } = await answer.json();
  const config = `# mine
[sso-session acme]
sso_start_url = ${one.startUrl ?? startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile old]
sso_session = acme
sso_account_id = ${accountId}
sso_role_name = ReadOnlyAccess
region = us-east-1
`;
  const credentials = `# mine too
[kept]
aws_access_key_id = ${keys.accessKeyId}
aws_secret_access_key = ${keys.secretAccessKey}
aws_session_token = ${keys.sessionToken}
region = us-east-1
`;
  const files = { config: one.dress(config, 'config'), credentials: one.dress(credentials, 'credentials') };
  await writeFile(join(folder, 'config'), files.config);
  await writeFile(join(folder, 'credentials'), files.credentials);
  await one.arrange?.(folder);
  return { home, folder, files };
}

async function daypass(home: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await runVerb(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    env: { HOME: home, ...center.env() },
  });
  return { code, out, err };
}

const exporting = (home: string, kind: string, name: string) =>
  daypass(home, 'export', '--account', accountId, '--role', 'DataScientist', '--profile', name, '--as', kind);

describe.concurrent('a profile is exported into files with', () => {
  test.each(readable)('$name', { timeout: 90_000 }, async (one) => {
    const { home, folder, files } = await homeOf(one);
    expect(await exporting(home, 'sso', 'new-sso')).toMatchObject({ code: 0, out: '' });
    expect(await exporting(home, 'keys', 'new-keys')).toMatchObject({ code: 0, out: '' });
    for (const name of ['config', 'credentials'] as const) {
      const now = await readFile(join(folder, name));
      const before = Buffer.from(files[name] as string);
      expect(now.subarray(0, before.length).equals(before)).toBe(true);
      expect(now.length).toBeGreaterThan(before.length);
      expect((await readFile(join(folder, `${name}.daypass-backup`))).equals(before)).toBe(true);
    }
    await one.after?.(folder);
    const options = { home, proxy };
    for (const profile of ['new-sso', 'new-keys', 'old', 'kept']) {
      const role = profile === 'old' ? 'ReadOnlyAccess' : 'DataScientist';
      const me = { Account: accountId, Arn: expect.stringContaining(`AWSReservedSSO_${role}_`) };
      const both = await Promise.all([
        callerIdentityWithAws(profile, options),
        callerIdentityWithBoto3(profile, options),
      ]);
      for (const identity of both) expect(identity).toMatchObject(me);
    }
  });
});

describe.concurrent('nothing is changed, and the line is named, where the AWS CLI cannot read', () => {
  test.each(refused)('$name', { timeout: 60_000 }, async (one) => {
    const { home, folder, files } = await homeOf(one);
    const aws = await runAws(['sts', 'get-caller-identity', '--profile', 'kept'], { home, proxy });
    expect(aws.code).not.toBe(0);
    for (const kind of ['sso', 'keys']) {
      const { code, err } = await exporting(home, kind, 'new');
      expect(code).toBe(6);
      expect(err).toContain(`ine ${one.line}:`);
    }
    for (const name of ['config', 'credentials'] as const) {
      expect((await readFile(join(folder, name))).equals(Buffer.from(files[name] as string))).toBe(true);
    }
  });
});

test('a read-only file is left alone, and its profiles go on working', { timeout: 60_000 }, async () => {
  const { home, folder, files } = await homeOf({ name: 'read-only', dress: (plain) => plain });
  for (const name of ['config', 'credentials'] as const) await chmod(join(folder, name), 0o444);
  for (const kind of ['sso', 'keys']) {
    expect(await exporting(home, kind, 'new')).toMatchObject({ code: 6, err: expect.stringContaining('read-only') });
  }
  for (const name of ['config', 'credentials'] as const) {
    expect(await readFile(join(folder, name), 'utf8')).toBe(files[name]);
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o444);
  }
  expect(await callerIdentityWithAws('kept', { home, proxy })).toMatchObject({ Account: accountId });
});

test('a legacy session gives a legacy profile, which the AWS CLI and boto3 sign in with', {
  timeout: 60_000,
}, async () => {
  const { home, folder } = await homeOf({
    name: 'legacy',
    dress: (plain, file) =>
      file === 'config'
        ? `[profile old]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\nsso_account_id = ${accountId}\nsso_role_name = ReadOnlyAccess\n`
        : plain,
  });
  await rm(join(folder, 'sso', 'cache'), { recursive: true });
  await plantToken(join(folder, 'sso', 'cache'), center.grantToken('legacy', startUrl));
  expect(await exporting(home, 'sso', 'new')).toMatchObject({ code: 0 });
  expect(await readFile(join(folder, 'config'), 'utf8')).not.toContain('sso_session');
  const options = { home, proxy };
  expect(await callerIdentityWithAws('new', options)).toMatchObject({ Account: accountId });
  expect(await callerIdentityWithBoto3('new', options)).toMatchObject({ Account: accountId });
});
