import { expect, test } from 'vitest';
import { KeychainFailure, type KeychainFailureKind } from '../../../main/domain/keychain-failure.ts';
import { strayItems } from '../../../main/domain/keychain-look.ts';
import { keychainProblem } from '../../../main/domain/keychain-problem.ts';
import { lookAtKeychain } from '../../../main/services/look-at-keychain.ts';
import { wholeItems } from '../../../main/services/whole-items.ts';
import { fakeKeychain } from './fake-keychain.ts';

const name = 'the keyring';
const problemFor = (failure: KeychainFailure) => keychainProblem(failure, 'linux');
const fails = (kind: KeychainFailureKind) => async () => {
  throw new KeychainFailure(kind);
};

test('a keychain that can be used says what is in it, and nobody is asked for anything', async () => {
  const keychain = fakeKeychain();
  keychain.items.set('corp', 'text');
  const look = lookAtKeychain({ look: async () => 'ready', items: wholeItems(keychain), name, problemFor });
  expect(await look()).toEqual({ state: 'ready', name, accounts: ['corp'], rests: [] });
  expect(keychain.calls).toEqual([{ does: 'list', asking: 'silently' }]);
});

test('of a locked one, or where listing might ask somebody, items are not listed', async () => {
  const keychain = fakeKeychain();
  const items = wholeItems(keychain);
  const locked = lookAtKeychain({ look: async () => 'locked', items, name, problemFor });
  expect(await locked()).toEqual({ state: 'locked', name });
  expect(await lookAtKeychain({ look: async () => 'ready', name, problemFor })()).toEqual({ state: 'ready', name });
  expect(keychain.calls).toEqual([]);
});

test('one that is locked while it is looked at is locked; any other failure is told in its words', async () => {
  const items = { list: fails('locked'), rests: fails('locked') };
  const closed = lookAtKeychain({ look: async () => 'ready', items, name, problemFor });
  expect(await closed()).toEqual({ state: 'locked', name });
  const none = lookAtKeychain({ look: fails('no-bus'), name, problemFor });
  const { words } = problemFor(new KeychainFailure('no-bus'));
  expect(await none()).toEqual({ state: 'unusable', name, problem: { kind: 'keychain', ...words } });
  const unforeseen = lookAtKeychain({ look: () => Promise.reject(new TypeError('x is undefined')), name, problemFor });
  expect(await unforeseen()).toMatchObject({ state: 'unusable', problem: { kind: 'unexpected' } });
});

test('parts of an item that somebody has deleted are told apart', async () => {
  const keychain = fakeKeychain({ mostBytes: 2560 });
  const items = wholeItems(keychain);
  for (const account of ['gone', 'whole']) await items.write(account, 'x'.repeat(6000), 'silently');
  keychain.items.delete('gone');
  const looked = await lookAtKeychain({ look: async () => 'ready', items, name, problemFor })();
  expect(looked).toEqual({ state: 'ready', name, accounts: ['whole'], rests: ['gone'] });
  expect(strayItems(looked, [{ id: 'whole', storage: 'file' }])).toEqual([
    { account: 'whole', is: 'in-file' },
    { account: 'gone', is: 'rest' },
  ]);
});

test('items are told from those that the record accounts for', () => {
  const facts = { startUrl: 'https://a', region: 'r', expiresAt: 1, receivedAt: 0, refreshable: false, version: '1' };
  const kept = [
    { id: 'known', storage: 'keychain', facts },
    { id: 'back', storage: 'file', restoring: true, facts },
    { id: 'without', storage: 'keychain' },
    { id: 'leaving', storage: 'keychain', leaving: true },
    { id: 'file', storage: 'file' },
  ] as const;
  const accounts = ['known', 'back', 'without', 'leaving', 'file', 'new'];
  expect(strayItems({ state: 'ready', name, accounts }, kept)).toEqual([
    { account: 'without', is: 'lost' },
    { account: 'leaving', is: 'signed-out' },
    { account: 'file', is: 'in-file' },
    { account: 'new', is: 'lost' },
  ]);
  expect(strayItems({ state: 'locked', name }, kept)).toBeUndefined();
});
