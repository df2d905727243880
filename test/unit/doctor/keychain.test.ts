import { describe, expect, test } from 'vitest';
import { keychainFindings } from '../../../main/domain/doctor/keychain-findings.ts';
import type { KeptSession } from '../../../main/domain/kept-session.ts';
import type { LookedAt } from '../../../main/domain/keychain-look.ts';
import { session } from '../cli/keychain-surroundings.ts';
import { allSaid, hour, now } from './findings.ts';

const startUrl = 'https://corp.awsapps.com/start';
const facts = {
  startUrl,
  region: 'eu-west-1',
  expiresAt: now + hour,
  receivedAt: now,
  refreshable: true,
  version: '1',
};
const corp: KeptSession = { id: 'corp', storage: 'keychain', facts };
const ready = (...accounts: string[]): LookedAt => ({ state: 'ready', name: 'the keyring', accounts });
const locked: LookedAt = { state: 'locked', name: 'the keyring' };
const noBus: LookedAt = {
  state: 'unusable',
  name: 'the keyring',
  problem: { kind: 'keychain', what: "The keyring can't be reached.", why: 'There is no bus.', next: 'Log in.' },
};

const known = (looked: LookedAt, kept: readonly KeptSession[] = []) => ({
  looked,
  record: { kept },
  sessions: [],
  storeTokensIn: 'file' as const,
  tokenFolder: '~/.aws/sso/cache',
});
const look = (looked: LookedAt, ...kept: KeptSession[]) => allSaid(keychainFindings(known(looked, kept)));

describe('where nothing needs the keychain, it is calm whatever it is like', () => {
  const files = 'ok: Sign-ins are kept in files, in ~/.aws/sso/cache.';

  test.each([
    ['ready', ready(), 'The keyring can be used for them.'],
    ['locked', locked, 'The keyring is there, and locked now.'],
    ['out of reach', noBus, "The keyring can't be reached."],
  ])('%s', (_, looked, words) => {
    expect(look(looked)).toEqual([`${files} ${words}`]);
    expect(look(looked, { id: 'corp', storage: 'file' })).toEqual([`${files} ${words}`]);
  });
});

describe('where a session needs it', () => {
  test('it is fine when it can be used, and says what is in it', () => {
    expect(look(ready('corp'), corp)).toEqual(['ok: The keyring can be used. In it: "corp".']);
  });

  test('a locked one, and one that can’t be used, are problems that name what is hindered', () => {
    expect(look(locked, corp)).toEqual([
      'problem: The keyring is locked. Sign-ins that need it: "corp". Unlock it. Where something can ask for its password, that is done when it is needed.',
    ]);
    expect(look(noBus, corp)).toEqual([
      'problem: The keyring can\'t be reached. There is no bus. Sign-ins that need it: "corp". Log in.',
    ]);
  });

  test('it is needed as well where the next sign-in is to go there', () => {
    const set = { ...known(ready()), storeTokensIn: 'keychain' as const };
    expect(allSaid(keychainFindings(set))).toEqual(['ok: The keyring can be used.']);
    expect(allSaid(keychainFindings({ ...set, looked: locked }))[0]).toContain(
      'problem: The keyring is locked. New sign-ins may need it.',
    );
    expect(look(noBus, { id: 'corp', storage: 'keychain' })[0]).toContain('problem: ');
  });

  test('a session on its way back needs it', () => {
    expect(look(noBus, { ...corp, storage: 'file', restoring: true })[0]).toContain('problem: ');
  });
});

test('an item that the record does not know may be a sign-in that counts, and can be taken up again', () => {
  const [, ...strays] = keychainFindings(
    known(ready('corp', 'old', 'gone'), [corp, { id: 'gone', storage: 'keychain' }]),
  );
  expect(allSaid(strays)).toEqual(
    ['old', 'gone'].map(
      (account) =>
        `note: Daypass has lost track of "Daypass/${account}" in the keyring. It may be a sign-in that still counts. Where nobody needs it any more, delete it in the keyring.`,
    ),
  );
  expect(strays.map(({ mend }) => mend)).toEqual([
    { kind: 'rebuild-record', accounts: ['old'] },
    { kind: 'rebuild-record', accounts: ['gone'] },
  ]);
});

test('an item that could not be removed at sign-out is a problem, and never taken for a sign-in', () => {
  const [, finding] = keychainFindings(
    known(ready('my corp'), [{ id: 'my corp', storage: 'keychain', leaving: true }]),
  );
  expect(allSaid(finding ? [finding] : [])).toEqual([
    'problem: "Daypass/my corp" is still in the keyring, although "my corp" is signed out. The keyring did not let it be removed. Sign out once more, which removes it: daypass sign-out --session \'my corp\'',
  ]);
  expect(finding?.mend).toBeUndefined();
});

test('an item of a session whose tokens are in a file is told of, and can be removed', () => {
  const [, finding] = keychainFindings(known(ready('corp'), [{ id: 'corp', storage: 'file' }]));
  expect(allSaid(finding ? [finding] : [])).toEqual([
    'note: "Daypass/corp" is in the keyring, although tokens of "corp" are kept in a file. Nobody reads it there, and it may hold a token that still works. Delete it in the keyring.',
  ]);
  expect(finding?.mend).toEqual({ kind: 'remove-items', accounts: ['corp'] });
});

test('parts of an item that somebody has deleted are a problem that can be mended', async () => {
  const [, finding] = keychainFindings(known({ ...ready(), rests: ['corp'] }, [{ id: 'corp', storage: 'keychain' }]));
  expect(allSaid(finding ? [finding] : [])).toEqual([
    'problem: Parts of "Daypass/corp" are left in the keyring, although the item itself was deleted. Nobody reads them, and they hold most of a token. Delete all items in the keyring whose names begin with "Daypass/corp".',
  ]);
  expect(finding?.mend).toEqual({ kind: 'remove-items', accounts: ['corp'] });
});

test('where items can’t be listed, none is said to be lost', () => {
  expect(look({ state: 'ready', name: 'the macOS Keychain' }, corp)).toHaveLength(1);
  expect(look(locked)).toHaveLength(1);
});

test('a damaged record is a problem that can be mended from what is in the keychain; no item counts as lost then', () => {
  const problem = { what: 'The record is damaged.', next: 'Mend it.' };
  const findings = keychainFindings({ ...known(ready('corp')), record: { kept: [], problem } });
  expect(allSaid(findings)).toEqual([
    'ok: The keyring can be used.',
    'problem: The record is damaged. A session that was signed out while its item could not be removed may count as signed in again then. Mend it.',
  ]);
  expect(findings[1]?.mend).toEqual({ kind: 'rebuild-record', accounts: ['corp'] });
});

test('an item that can’t be read although the keychain can be used is a problem, and is not counted as in it', () => {
  const unread = { what: 'The token in the keyring is damaged.', why: 'Parts are missing.', next: 'Sign in again.' };
  const broken = session('corp', { storage: 'keychain', unread });
  const whole = session('two', { storage: 'keychain' });
  const both = { ...known(ready('corp', 'two'), [corp, { ...corp, id: 'two' }]), sessions: [broken, whole] };
  expect(allSaid(keychainFindings(both))).toEqual([
    'ok: The keyring can be used. In it: "two".',
    'problem: The sign-in of "corp" can\'t be read. The token in the keyring is damaged. Parts are missing. Sign in again.',
  ]);
  expect(keychainFindings({ ...both, looked: locked })).toHaveLength(1);
});
