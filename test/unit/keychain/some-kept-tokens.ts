import type { KeptItem } from '../../../main/domain/kept-item.ts';
import type { KeychainFailureKind } from '../../../main/domain/keychain-failure.ts';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import type { Token } from '../../../main/domain/token.ts';
import { tokenText } from '../../../main/domain/token-text.ts';
import type { KeptSessions } from '../../../main/services/kept-sessions.ts';
import { keptTokens } from '../../../main/services/kept-tokens.ts';
import type { Keychain } from '../../../main/services/keychain.ts';
import { nameOf, noon, sampleToken } from '../signed-in/sample-token.ts';
import { fakeKeptSessions } from './fake-kept-sessions.ts';
import { fakeKeychain } from './fake-keychain.ts';

export const keptItem = (name: string, changes: Partial<Token> = {}): KeptItem => {
  const token = sampleToken(name, changes);
  return { token, text: tokenText(token, undefined), registrations: new Map() };
};

export const tokenIn = (item: KeptItem | undefined) => nameOf(item?.token)?.replace('access-', '');

/** A keychain and a record in memory, and any number of processes that use them. */
export function someKeptTokens(platform: NodeJS.Platform = 'linux') {
  let failing: KeychainFailureKind | undefined;
  let recordFails = false;
  let versions = 0;
  const time = { now: noon };
  const keychain = fakeKeychain({
    before: () => {
      if (failing !== undefined) throw new KeychainFailure(failing);
    },
  });
  const record = fakeKeptSessions((does) => {
    if (recordFails && does === 'change') throw new Error('The disk is full.');
  });

  const process = (ports: Readonly<{ keychain?: Keychain; record?: KeptSessions }> = {}) =>
    keptTokens({
      keychain,
      record,
      clock: { now: () => time.now },
      platform,
      newVersion: () => `v${++versions}`,
      storeNewIn: async () => 'file',
      ...ports,
    });

  return {
    keychain,
    record,
    time,
    process,
    fail(kind: KeychainFailureKind | undefined) {
      failing = kind;
    },
    failRecord(fails: boolean) {
      recordFails = fails;
    },
    /** How often the keychain was asked for an item, or to change one, since it was asked for this last. */
    calls: () => keychain.calls.splice(0).map(({ does }) => does),
  };
}
