import { expect, test } from 'vitest';
import { asideName } from '../../../main/domain/aside-name.ts';
import { type PlainTokensKnown, plainTokenFindings } from '../../../main/domain/doctor/plain-token-findings.ts';
import type { Session, TokenFacts } from '../../../main/domain/session.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { allSaid, hour, now, seenPath } from './findings.ts';

const session = (token?: Partial<TokenFacts>): Session => ({
  id: 'my corp',
  name: 'my corp',
  form: 'sso-session',
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
  ...(token !== undefined && {
    token: {
      expiresAt: now + hour,
      receivedAt: now - 3 * 24 * hour,
      refreshable: true,
      storage: 'file',
      sharedWithAwsCli: true,
      ...token,
    },
  }),
});

const find = (changes: Partial<PlainTokensKnown>) =>
  plainTokenFindings({
    sessions: [],
    kept: [],
    seen: [],
    looked: { state: 'ready', name: 'the keyring' },
    beside: new Map(),
    newPlaintext: 'move',
    now,
    ...changes,
  });

test('a token in a plain file is a note with its age, and how to move it', () => {
  expect(allSaid(find({ sessions: [session({})] }))).toEqual([
    'note: The token of "my corp" is in a file that any program of yours can read, for 3 days. To keep it in the keyring, choose "Move to keychain" in the window, or: daypass keychain move --session \'my corp\'',
  ]);
});

test('where the keychain can’t be used, its age is told all the same', () => {
  const problem = { kind: 'keychain', what: 'No keyring.' };
  expect(
    allSaid(find({ sessions: [session({})], looked: { state: 'unusable', name: 'the keyring', problem } })),
  ).toEqual(['note: The token of "my corp" is in a file that any program of yours can read, for 3 days.']);
});

test('who is signed out, whose token has ended, or whose token is in the keychain has none in a file', () => {
  const sessions = [session(), session({ refreshable: false, expiresAt: now }), session({ storage: 'keychain' })];
  expect(find({ sessions })).toEqual([]);
});

test('a plain file beside the keychain is to be moved, and can be mended unless it is to be left', () => {
  const sessions = [session({ storage: 'keychain', plaintext: { since: now - 2 * hour, is: 'newer' } })];
  const [finding] = find({ sessions });
  expect(allSaid(finding ? [finding] : [])).toEqual([
    'note: Tokens of "my corp" belong into the keyring. A newer token, from another program, lies in a file that any program of yours can read, for 2 h. To move it: daypass keychain move --session \'my corp\'',
  ]);
  expect(finding?.mend).toEqual({ kind: 'finish-moves', of: ['my corp'] });
  expect(find({ sessions, newPlaintext: 'leave' })[0]?.mend).toBeUndefined();
});

test('a way back that was interrupted is told of once, and can be finished', () => {
  const kept = [{ id: 'my corp', storage: 'file', restoring: true } as const];
  const plaintext = { since: now, is: 'another' } as const;
  const findings = find({ sessions: [session({ storage: 'keychain', plaintext })], kept });
  expect(allSaid(findings)).toEqual([
    'note: Bringing the token of "my corp" back into a file was interrupted. To finish it: daypass keychain restore --session \'my corp\'',
  ]);
  expect(findings[0]?.mend).toEqual({ kind: 'finish-moves', of: ['my corp'] });
});

test('a file that a move put aside is told of, unless a move may be under way', () => {
  const name = asideName(tokenFileName('my corp'), '1');
  const aside = (modifiedAt: number) =>
    seenPath(`~/.aws/sso/cache/${name}`, { within: '~/.aws/sso/cache', modifiedAt });
  const seen = [aside(now - hour), seenPath('~/.aws/sso/cache/abc.json')];
  const [finding, ...more] = find({ seen, kept: [{ id: 'my corp', storage: 'keychain' }] });
  expect(more).toEqual([]);
  expect(finding).toMatchObject({
    what: `A move of a token was interrupted: ~/.aws/sso/cache/${name} was left behind.`,
    mend: { kind: 'finish-moves', of: [`/home/ana/.aws/sso/cache/${name}`] },
  });
  expect(find({ seen })).toMatchObject([{ next: 'Sign out of its session, which removes it, or delete it.' }]);
  expect(find({ seen })[0]?.mend).toBeUndefined();
  expect(find({ seen: [aside(now - 1000)] })).toEqual([]);
});

test('what of a token is still in plain files, although it is in the keychain, is told of', () => {
  const sessions = [session({ storage: 'keychain' })];
  const beside = new Map([['my corp', ['~/.aws/sso/cache/a.json']]]);
  expect(allSaid(find({ sessions, beside }))).toEqual([
    'note: The token of "my corp" is in the keyring, and something of it is still in plain files: ~/.aws/sso/cache/a.json. To take that away: daypass keychain move --session \'my corp\'',
  ]);
});

test('profiles that look in a file for a token in the keychain are a problem, with what to do', () => {
  const kept = session({ storage: 'keychain' });
  const said = (lostProfiles: readonly string[]) => allSaid(find({ sessions: [{ ...kept, lostProfiles }] }));
  expect(said(['data', 'reports'])).toEqual([
    'problem: The token of "my corp" is in the keyring. 2 profiles look for its token in a file, and don\'t work. AWS tools get nothing by data, reports. To change them, so that Daypass is asked, choose "Change them" at the session in the window, or: daypass keychain move --session \'my corp\'',
  ]);
  expect(said(['data']).join()).toContain("1 profile looks for its token in a file, and doesn't work.");
  expect(said(Array.from({ length: 12 }, (_, at) => `p${at}`)).join()).toContain('p9 and 2 more.');
});
