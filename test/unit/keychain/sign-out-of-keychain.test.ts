import { expect, test } from 'vitest';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { keptHomeForEach } from './kept-home.ts';

const { kept, choose, verb, signInByVerb, itemOf, recordOf, rowOf, logouts } = keptHomeForEach();

async function signedIn(): Promise<void> {
  await choose({ storeTokensIn: 'keychain' });
  expect(await signInByVerb('--session', 'one')).toMatchObject({ code: 0 });
  await choose({});
}

const facts = {
  ...{ startUrl: 'https://acme.awsapps.com/start', region: 'us-east-1' },
  ...{ expiresAt: Date.now() + 3_600_000, receivedAt: Date.now(), refreshable: true, version: 'v1' },
};

const closed = () => {
  throw new KeychainFailure('locked');
};

test('the item goes, AWS is told, and the next sign-in belongs into the keychain again', async () => {
  await signedIn();
  expect(await verb('sign-out')).toMatchObject({ code: 0, err: 'daypass: Signed out of "one".\n' });
  expect([itemOf('one'), logouts()]).toEqual([undefined, [200]]);
  expect(await rowOf('one')).toMatchObject({ state: 'signed-out' });
  expect(await recordOf('one')).toEqual({ id: 'one', storage: 'keychain' });
  await signInByVerb('--session', 'one');
  expect(itemOf('one')).toBeDefined();
});

test('where the keychain is closed AWS is told of what is in memory, and the person of the item', async () => {
  await signedIn();
  kept.before = closed;
  const { code, err } = await verb('sign-out');
  expect([code, logouts()]).toEqual([1, [200]]);
  expect(err).toContain('"Daypass/one" in the keyring is still there.');
  expect(itemOf('one')).toBeDefined();
  expect(await rowOf('one')).toMatchObject({ state: 'signed-out' });
});

test('signing out once more takes the item away, once the keychain is open', async () => {
  await signedIn();
  kept.before = closed;
  await verb('sign-out');
  expect(await verb('sign-out')).toMatchObject({ code: 1, err: expect.stringContaining('locked') });
  kept.before = () => undefined;
  expect(await verb('sign-out')).toMatchObject({ code: 0 });
  expect(itemOf('one')).toBeUndefined();
  expect(await recordOf('one')).toEqual({ id: 'one', storage: 'keychain' });
  // It knew already.
  expect(logouts()).toEqual([200, 401]);
});

test('who signed in again meanwhile keeps that', async () => {
  await signedIn();
  kept.before = closed;
  await verb('sign-out');
  kept.before = () => undefined;
  await signInByVerb('--session', 'one');
  expect(await verb('sign-out', '--session', 'two')).toMatchObject({ code: 0 });
  expect(await verb('status')).toMatchObject({ out: expect.stringContaining('one') });
  expect(itemOf('one')).toBeDefined();
  expect((await recordOf('one'))?.leaving).toBeUndefined();
});

test('who says no to the keychain’s question is asked once, and the next time again', async () => {
  await signedIn();
  let asked = 0;
  kept.before = ({ asking }) => {
    if (asking === 'may-ask') asked += 1;
    throw new KeychainFailure(asking === 'may-ask' ? 'denied' : 'locked');
  };
  for (const times of [1, 2]) {
    expect(await verb('sign-out', '--session', 'one')).toMatchObject({ code: 1 });
    expect(asked).toBe(times);
    await kept.tokens.record.change('one', (now) => now && { ...now, facts });
  }
});
