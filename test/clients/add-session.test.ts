import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startPage } from '../../main/adapters/start-page.ts';
import { textFile } from '../../main/adapters/text-file.ts';
import { tokenFileName } from '../../main/domain/token-file-name.ts';
import { addSession } from '../../main/services/add-session.ts';
import { findRegion } from '../../main/services/find-region.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { type AwsProxy, startProxy } from '../identity-center/proxy.ts';
import { removeFolder } from '../remove-folder.ts';
import { awsSsoLogin, runAws } from './aws.ts';

const pasted = ' <https://acme.awsapps.com/start/#/?tab=accounts>\n';
const issuer = 'https://identitycenter.amazonaws.com/ssoins-7223a1b2c3d4e5f6';

let center: IdentityCenter;
let proxy: AwsProxy;
let home: string;

beforeAll(async () => {
  center = await startIdentityCenter({ region: 'eu-west-1', startUrls: ['https://acme.awsapps.com/start', issuer] });
  proxy = await startProxy(center);
});
afterAll(async () => {
  await proxy?.stop();
  await center?.stop();
});
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'daypass-add-session-'));
});
afterEach(() => removeFolder(home));

const adder = () => addSession({ config: textFile(join(home, '.aws', 'config')), label: (path) => path });
const cache = () => join(home, '.aws', 'sso', 'cache');

test('a pasted start URL, its region found, is a session that the AWS CLI signs in to', async () => {
  const region = await findRegion({ page: startPage({ env: proxy.env(), version: '1' }) })(
    'https://acme.awsapps.com/start',
  );
  expect(region).toBe('eu-west-1');
  const { sessionId } = await adder()({ startUrl: pasted, region: region ?? '' });
  expect(await awsSsoLogin(center, { home, proxy, session: sessionId })).toMatchObject({ code: 0, stderr: '' });
  const token = JSON.parse(await readFile(join(cache(), tokenFileName('acme')), 'utf8'));
  expect(token).toMatchObject({ startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1' });
  expect(token.refreshToken).toBeTypeOf('string');
});

test('two people on one start URL sign in apart, and the profiles that were there are listed as before', async () => {
  const config = join(home, '.aws', 'config');
  const before = '# mine\n[default]\nregion = eu-west-1\n\n[profile "our prod"]\nregion = eu-west-1\n';
  await mkdir(join(home, '.aws'));
  await writeFile(config, before);
  const add = adder();
  const wish = { startUrl: pasted, region: 'eu-west-1' };
  const ana = await add(wish);
  const bob = await add({ ...wish, another: true });
  expect([ana.sessionId, bob.sessionId, (await add(wish)).sessionId]).toEqual(['acme', 'acme-2', 'acme']);
  expect(await readFile(config, 'utf8')).toMatch(new RegExp(`^${before.replace(/[[\]]/g, '\\$&')}`));
  const listed = await runAws(['configure', 'list-profiles'], { home, proxy });
  expect(listed).toMatchObject({ code: 0, stdout: 'default\nour prod\n', stderr: '' });
  for (const { sessionId } of [ana, bob]) {
    expect(await awsSsoLogin(center, { home, proxy, session: sessionId })).toMatchObject({ code: 0, stderr: '' });
    expect(await readdir(cache())).toContain(tokenFileName(sessionId));
  }
});

test('a session on the address of an issuer is one that the AWS CLI signs in to', async () => {
  const { sessionId } = await adder()({ startUrl: `${issuer}/`, region: 'eu-west-1', name: 'new-portal' });
  expect(await awsSsoLogin(center, { home, proxy, session: sessionId })).toMatchObject({ code: 0, stderr: '' });
});
