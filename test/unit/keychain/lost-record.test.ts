import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { sections } from '../sign-out/home.ts';
import { keptHomeForEach } from './kept-home.ts';

const { kept, home, configure, choose, verb, signInByVerb, itemOf, recordOf, logouts, ...base } = keptHomeForEach();

const recordFile = () => join(home.folder, 'daypass', 'keychain.json');
const remove = () => rm(recordFile());
const empty = () => writeFile(recordFile(), '{"version":1,"sessions":[]}');

/** Signed in to "one" with the keychain, of which the record knows nothing any more. */
async function signedIn(lose: () => Promise<void>): Promise<() => Promise<boolean>> {
  await choose({ storeTokensIn: 'keychain' });
  expect(await signInByVerb('--session', 'one')).toMatchObject({ code: 0 });
  await choose({});
  await lose();
  const accessToken = (itemOf('one')?.token.accessToken ?? new Secret('none')).reveal();
  return () => base.isGoodAtAws({ accessToken } as Parameters<typeof base.isGoodAtAws>[0]);
}

for (const [how, lose] of [
  ['removed', remove],
  ['emptied', empty],
] as const) {
  test(`a record that is ${how} loses no token that is moved back into a file`, async () => {
    await signedIn(lose);
    const { code, err } = await verb('keychain', 'restore', '--session', 'one');
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(/The token of "one" is in a file, .* no longer in the keyring/),
    ]);
    expect([itemOf('one'), await base.tokenFiles()]).toEqual([
      undefined,
      expect.arrayContaining([tokenFileName('one')]),
    ]);
    expect(await recordOf('one')).toEqual({ id: 'one', storage: 'file' });
  });

  test(`nor is it taken for signed out where it is ${how}, by who moves it into the keychain`, async () => {
    await signedIn(lose);
    const { out } = await verb('keychain', 'move', '--session', 'one', '--json');
    expect(JSON.parse(out)).toMatchObject({ storage: 'keychain', item: expect.anything() });
    expect(await recordOf('one')).toMatchObject({ storage: 'keychain', facts: { refreshable: true } });
  });
}

/** Its profile has been turned with the token, and is the only trace of that. */
const leaveProfile = async () => {
  expect(await verb('keychain', 'move', '--session', 'one')).toMatchObject({ code: 0 });
  await remove();
};

test.each([
  ['is empty', empty],
  ['is gone, and a profile tells that there was one,', leaveProfile],
] as const)('where the record %s who signs out takes the item along', async (_, lose) => {
  const isGood = await signedIn(lose);
  expect(await verb('sign-out', '--session', 'one')).toMatchObject({ code: 0 });
  expect([itemOf('one'), await isGood(), logouts()]).toEqual([undefined, false, [200]]);
});

test('while the keychain is closed it is not said that there is no token to be moved back; one can choose the keychain', async () => {
  await signedIn(remove);
  kept.before = () => {
    throw new KeychainFailure('locked');
  };
  const restored = await verb('keychain', 'restore', '--session', 'one');
  expect(restored).toMatchObject({ code: 1, err: expect.stringContaining('The keyring is locked.') });
  expect(await recordOf('one')).toBeUndefined();
  expect(await verb('keychain', 'move', '--session', 'one')).toMatchObject({ code: 0 });
  kept.before = () => undefined;
  expect(await verb('keychain', 'restore', '--session', 'one')).toMatchObject({ code: 0 });
  expect(await base.tokenFiles()).toContain(tokenFileName('one'));
});

test('the item of another portal is nobody’s token', async () => {
  const isGood = await signedIn(remove);
  await configure(sections('one').replace('acme.awsapps', 'other.awsapps'));
  expect(await verb('keychain', 'restore', '--session', 'one')).toMatchObject({
    code: 0,
    err: expect.stringContaining('Nobody is signed in'),
  });
  expect([itemOf('one') !== undefined, await isGood()]).toEqual([true, true]);
});

test('who never used the keychain has nothing asked of it as they sign out', async () => {
  await base.signIn('two');
  for (const session of ['two', 'two']) expect(await verb('sign-out', '--session', session)).toMatchObject({ code: 0 });
  expect(kept.keychain.calls).toEqual([]);
});
