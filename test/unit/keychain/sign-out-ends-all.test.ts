import { expect, test } from 'vitest';
import { Secret } from '../../../main/domain/secret.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { sections } from '../sign-out/home.ts';
import { keptHomeForEach } from './kept-home.ts';
import { keptItem, someKeptTokens } from './some-kept-tokens.ts';

const { kept, home, configure, choose, verb, signIn, signInByVerb, itemOf, recordOf, logouts, ...base } =
  keptHomeForEach();

/** Signed in to "one" with the keychain; gives whether that is still good at AWS. */
async function signedIn(): Promise<() => Promise<boolean>> {
  await choose({ storeTokensIn: 'keychain' });
  expect(await signInByVerb('--session', 'one')).toMatchObject({ code: 0 });
  await choose({});
  const accessToken = (itemOf('one')?.token.accessToken ?? new Secret('none')).reveal();
  return () => base.isGoodAtAws({ accessToken } as Parameters<typeof base.isGoodAtAws>[0]);
}

test('AWS ends what is in the keychain and what another program has put into a file since, each once', async () => {
  const isGood = await signedIn();
  const newer = await signIn('one');
  expect(await verb('sign-out', '--session', 'one')).toMatchObject({ code: 0 });
  expect([await isGood(), await base.isGoodAtAws(newer), logouts()]).toEqual([false, false, [200, 200]]);
  expect([itemOf('one'), await base.tokenFiles()]).toEqual([undefined, []]);
});

/** The person gives the session another start URL. */
const moveToOther = () => configure(sections('one').replace('acme.awsapps', 'other.awsapps'));

test('a session that was given another start URL is not brought back into a file, and can be signed out of', async () => {
  const isGood = await signedIn();
  await moveToOther();
  const before = await recordOf('one');
  const { code, err } = await verb('keychain', 'restore', '--session', 'one');
  expect(code).toBe(1);
  expect(err).toMatch(/"Daypass\/one" is a sign-in to https:\/\/acme.*another start URL, set that back/);
  expect([await recordOf('one'), await base.tokenFiles()]).toEqual([before, []]);
  expect(await verb('sign-out', '--session', 'one')).toMatchObject({ code: 0 });
  expect([itemOf('one'), await isGood(), logouts()]).toEqual([undefined, false, [200]]);
  expect(await verb('keychain', 'restore', '--session', 'one')).toMatchObject({ code: 0 });
});

test('who has a token of the new portal signs out of that alone', async () => {
  const isGood = await signedIn();
  await moveToOther();
  await base.signInAs(tokenFileName('one'), { startUrl: 'https://other.awsapps.com/start' });
  expect(await verb('sign-out', '--session', 'one')).toMatchObject({ code: 0 });
  expect([itemOf('one') !== undefined, await isGood()]).toEqual([true, true]);
});

test.each([
  ['signs in again', () => signInByVerb('--session', 'one')],
  ['signs out again', () => verb('sign-out', '--session', 'one')],
  ['moves it back into a file', () => verb('keychain', 'restore', '--session', 'one')],
] as const)('what a closed keychain kept at sign-out is ended at AWS when the person %s', async (_, go) => {
  const isGood = await signedIn();
  await kept.tokens.record.change('one', () => ({ id: 'one', storage: 'keychain', leaving: true }));
  expect(await go()).toMatchObject({ code: 0 });
  expect([await isGood(), logouts()]).toEqual([false, [200]]);
  expect((await recordOf('one'))?.leaving).toBeUndefined();
});

test('an item goes although the disk has no room to note that, and is known to be gone once it is looked for', async () => {
  const world = someKeptTokens();
  await world.process().write('one', keptItem('a'), 'may-ask');
  const full = Object.assign(new Error('The disk is full.'), { code: 'ENOSPC' });
  const process = world.process({ record: { ...world.record, change: () => Promise.reject(full) } });
  await process.remove('one', 'may-ask');
  expect(world.keychain.items.size).toBe(0);
  expect(await world.process().read('one', 'silently')).toBeUndefined();
  expect(world.record.sessions.get('one')).toEqual({ id: 'one', storage: 'keychain' });
});
