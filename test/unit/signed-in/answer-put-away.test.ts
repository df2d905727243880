import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { tokenStore } from '../../../main/adapters/token-store.ts';
import { Secret } from '../../../main/domain/secret.ts';
import type { Token } from '../../../main/domain/token.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { renewToken } from '../../../main/services/renew-token.ts';
import type { TokenStore } from '../../../main/services/token-store.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';
import { awsWithSingleUse } from './aws.ts';
import { hour, legacyToken, minute, nameOf, noon, sampleToken } from './sample-token.ts';
import { handTime } from './time.ts';

const from = sampleToken('a', { expiresAt: noon + minute });
/** As another program's answer to the refresh token of `from` that left it in force. */
const calledAnew = { accessToken: new Secret('access-theirs') };

let aws: ReturnType<typeof awsWithSingleUse>;
let store: TokenStore;
let file: string;

beforeEach(async () => {
  const folder = await temporaryFolder();
  store = tokenStore(folder);
  file = join(folder, tokenFileName('acme'));
  aws = awsWithSingleUse({ now: () => noon }, 'refresh-a');
  await store.write('acme', from);
});

/** Refreshes `from` while `meanwhile` comes between AWS's answer and its arrival. */
function renewed(meanwhile: () => Promise<unknown>) {
  aws.meanwhile = async () => void (await meanwhile());
  const { oidc, forgetRegistration } = aws;
  return renewToken({ store, oidc, forgetRegistration, clock: handTime().clock }).renew('acme', () => true, 'silently');
}
const put = (token: Token) => () => store.write('acme', token);
const held = async () => nameOf(await store.read('acme'));

const soon = { expiresAt: noon + 2 * minute };
const otherClient = { client: { id: 'other', secret: new Secret('other'), expiresAt: noon + hour } };

test.each<readonly [string, Token]>([
  ['of a new sign-in, with the same client, that lasts less long', sampleToken('new', soon)],
  ['of a new sign-in with a client of its own', sampleToken('new', { ...soon, ...otherClient })],
  ['of another program that has a later refresh token', sampleToken('theirs', { expiresAt: noon + 2 * hour })],
  ['that can not be refreshed', legacyToken('old', noon + 2 * minute)],
  [
    'of another portal, though its refresh token is called the same',
    sampleToken('a', { ...soon, ...calledAnew, startUrl: 'https://other.awsapps.com/start' }),
  ],
])('a token %s stays', async (_, there) => {
  const renewal = await renewed(put(there));
  expect(await held()).toBe(nameOf(there));
  expect(renewal).toMatchObject({ kind: 'fresh', renewed: false });
});

test('a token that still has the refresh token which AWS took from us gives way, however long it lasts', async () => {
  const renewal = await renewed(put(sampleToken('a', { ...calledAnew, expiresAt: noon + 9 * hour })));
  expect(await held()).toBe('access-a1');
  expect(renewal).toMatchObject({ kind: 'fresh', renewed: true });
});

test('of two answers with one refresh token, which AWS takes again and again, the one that lasts longer stays', async () => {
  aws.keepsRefreshToken = true;
  await renewed(put(sampleToken('a', { ...calledAnew, expiresAt: noon + 2 * hour })));
  expect(await held()).toBe('access-theirs');
  await renewed(put(sampleToken('a', { ...calledAnew, ...soon })));
  expect(await held()).toBe('access-a2');
});

test('our own answer, written by somebody who has it from us, stays as it is', async () => {
  const renewal = await renewed(put(sampleToken('a1', { expiresAt: noon + hour })));
  expect([await held(), renewal.kind]).toEqual(['access-a1', 'fresh']);
});

test('a file that somebody left half written gives way', async () => {
  await renewed(async () => writeFile(file, (await readFile(file, 'utf8')).slice(0, 60)));
  expect(await held()).toBe('access-a1');
});

test.each([
  ['removed', () => rm(file)],
  ['emptied of its sign-in', () => writeFile(file, '{}')],
])('a file that was %s is a sign-out, and nobody is signed in again', async (_, signOut) => {
  expect(await renewed(signOut)).toEqual({ kind: 'none' });
  expect(await held()).toBeUndefined();
});

test('an answer that could not be written then gives way to a sign-in that came before it could', async () => {
  const { oidc, forgetRegistration } = aws;
  const renewer = renewToken({ store, oidc, forgetRegistration, clock: handTime().clock });
  aws.meanwhile = async () => {
    await rm(file);
    await mkdir(file);
  };
  expect(await renewer.renew('acme', () => true, 'silently')).toMatchObject({
    kind: 'failed',
    problem: { kind: 'file' },
  });
  expect(renewer.unfinished()).toBe(true);
  await rm(file, { recursive: true });
  await store.write('acme', sampleToken('new', soon));
  await renewer.renew('acme', () => false, 'silently');
  expect([await held(), renewer.unfinished()]).toEqual(['access-new', false]);
});
