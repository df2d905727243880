import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keptFacts, storedItemText } from '../../../main/domain/kept-item.ts';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { tokenText } from '../../../main/domain/token-text.ts';
import { startUrl } from '../sign-out/home.ts';
import { nameOf, sampleToken } from '../signed-in/sample-token.ts';
import { keptHomeForEach } from './kept-home.ts';

const { home, kept, choose, verb, signIn, signInByVerb, itemOf, recordOf, rowOf } = keptHomeForEach();

const token = sampleToken('theirs', { startUrl: 'https://other.awsapps.com/start' });
const item = { token, text: tokenText(token, undefined), receivedAt: Date.now(), registrations: new Map() };
const stored = { version: 'theirs', item };
const theirs = storedItemText('one', stored);

const newer = JSON.stringify({ ...JSON.parse(storedItemText('one', stored)), daypass: 2 });

const put = (text: string, facts?: ReturnType<typeof keptFacts>) => {
  kept.keychain.items.set('one', text);
  return kept.tokens.record.change('one', () => ({ id: 'one', storage: 'keychain', ...(facts && { facts }) }));
};
const there = () => kept.keychain.items.get('one');
const requests = (name: Parameters<typeof home.center.log.count>[0]) => home.center.log.count(name);

test.each([
  ['of another portal', theirs, 'is a sign-in to https://other.awsapps.com/start'],
  ['of another program', 'hunter2', 'Another program put it there'],
  ['of a newer Daypass', newer, 'Use the newer Daypass'],
])('an item %s under the name of the session is told before anybody goes to the browser', async (_, text, why) => {
  await put(text);
  const { code, err } = await signInByVerb('--session', 'one');
  expect([code, err]).toEqual([1, expect.stringContaining(why)]);
  expect(err).not.toContain('authorize');
  expect([requests('RegisterClient'), requests('Logout')]).toEqual([0, 0]);
  expect(there()).toBe(text);
});

test.each([
  ['of another portal', theirs],
  ['of another program', 'hunter2'],
  ['of another session', storedItemText('two', stored)],
  ['of a newer Daypass', newer],
])('who signs out does not take an item %s with them', async (_, text) => {
  await put(text);
  await signIn('one');
  expect(await verb('sign-out', '--session', 'one')).toMatchObject({ code: 0 });
  expect(there()).toBe(text);
  expect(requests('Logout')).toBe(1);
  expect(await rowOf('one')).toMatchObject({ state: 'signed-out' });
});

test('nor does a session of that name in another config file lose its sign-in by that, or what is known of it', async () => {
  await put(theirs, keptFacts(stored));
  const before = await recordOf('one');
  await signIn('one');
  expect(await verb('sign-out', '--session', 'one')).toMatchObject({ code: 0 });
  expect([there(), await recordOf('one')]).toEqual([theirs, before]);
  expect(requests('Logout')).toBe(1);
});

test('of a token in the file and a later one of another portal in the keychain, each session renews its own', async () => {
  await put(theirs, keptFacts(stored));
  const { accessToken } = await signIn('one');
  await utimes(join(home.cache, tokenFileName('one')), 1, 1);
  const { store } = kept.tokens;
  const mine = await store.read('one', 'silently', startUrl);
  expect(mine?.accessToken.reveal()).toBe(accessToken);
  expect(nameOf(await store.read('one', 'silently', token.startUrl))).toBe('access-theirs');
  const renewed = sampleToken('renewed', { startUrl });
  expect(await store.write('one', renewed, { expected: mine }, 'silently')).toBe('done');
  expect(there()).toBe(theirs);
  expect(nameOf(await store.read('one', 'silently', startUrl))).toBe('access-renewed');
  const theirNext = sampleToken('next', { startUrl: token.startUrl });
  expect(await store.write('one', theirNext, { expected: token }, 'silently')).toBe('done');
  expect(nameOf(itemOf('one')?.token)).toBe('access-next');
  expect(nameOf(await store.read('one', 'silently', startUrl))).toBe('access-renewed');
});

test('what is left of a damaged item goes when the person signs out', async () => {
  await put(theirs.slice(0, 60));
  expect(await verb('sign-out', '--session', 'one')).toMatchObject({ code: 0 });
  expect(there()).toBeUndefined();
});

test('where the keychain can not be looked into, what may be there is to go once it can', async () => {
  await put(theirs.replaceAll('https://other', 'https://acme'));
  kept.before = () => {
    throw new KeychainFailure('locked');
  };
  expect(await verb('sign-out', '--session', 'one')).toMatchObject({ code: 0 });
  expect(await recordOf('one')).toMatchObject({ leaving: true });
  kept.before = () => undefined;
  await verb('sign-out', '--session', 'one');
  expect([there(), await recordOf('one')]).toEqual([undefined, { id: 'one', storage: 'keychain' }]);
});

test('a keychain that is closed for a moment after it took the token has taken it', async () => {
  await choose({ storeTokensIn: 'keychain' });
  let isWritten = false;
  kept.before = ({ does }) => {
    if (does === 'read' && isWritten) {
      isWritten = false;
      throw new KeychainFailure('locked');
    }
    isWritten ||= does === 'write';
  };
  expect(await signInByVerb('--session', 'one')).toMatchObject({ code: 0 });
  expect(await rowOf('one')).toMatchObject({ state: 'signed-in', storage: 'keychain' });
});

test.each(['locked', 'denied', 'no-service', 'timeout'] as const)(
  'a token that got into a keychain that is %s since is no sign-in, and goes once it can',
  async (kind) => {
    await choose({ storeTokensIn: 'keychain' });
    let isWritten = false;
    kept.before = ({ does }) => {
      if (isWritten) throw new KeychainFailure(kind);
      isWritten = does === 'write';
    };
    expect(await signInByVerb('--session', 'one')).toMatchObject({ code: 1 });
    expect([itemOf('one') !== undefined, requests('Logout')]).toEqual([true, 1]);
    expect(await rowOf('one')).toMatchObject({ state: 'signed-out' });
    expect(await recordOf('one')).toEqual({ id: 'one', storage: 'keychain', leaving: true });
    kept.before = () => undefined;
    kept.tokens.kept.askAgain();
    await verb('sign-out');
    expect(there()).toBeUndefined();
  },
);
