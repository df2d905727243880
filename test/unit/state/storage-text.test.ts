import { expect, test } from 'vitest';
import { nextMoment } from '../../../main/domain/next-moment.ts';
import { next } from '../../../main/domain/next-state.ts';
import type { Session, TokenFacts } from '../../../main/domain/session.ts';
import { storageText } from '../../../main/domain/storage-text.ts';
import { trayOf } from '../../../main/domain/tray-of.ts';
import { createViewOf } from '../../../main/domain/view-of.ts';
import { after, day, found, hour, minute, noon, renewableWith, sessionWith, utc } from './sample.ts';

const locked = { what: 'The keyring is locked.', next: 'Unlock it, then press "Try again".' };

const withToken = (session: Session, facts: Partial<TokenFacts>): Session =>
  session.token === undefined ? session : { ...session, token: { ...session.token, ...facts } };

/** Renewed without the person, so that nothing but the age of its file goes on. */
const lasting = (facts: Partial<TokenFacts>) => withToken(renewableWith('acme', 1000 * day), facts);

const viewAt = (session: Session, now = noon) =>
  createViewOf(utc)(next(after(found(session)), { type: 'time-passed', now })).sessions[0];

const inFile = (age: number) =>
  storageText(
    { expiresAt: noon, refreshable: false, storage: 'file', sharedWithAwsCli: true, receivedAt: noon },
    noon + age,
  );

test.each([
  [-hour, 'less than 1 h'],
  [59 * minute, 'less than 1 h'],
  [hour, '1 h'],
  [24 * hour - 1, '23 h'],
  [day, '1 day'],
  [3 * day + 5 * hour, '3 days'],
])('a token that lies in a plain file is told with its age: %d ms', (age, text) => {
  expect(inFile(age)).toBe(`In a file that any program of yours can read, for ${text}`);
});

test('where it is not known since when, no age is made up', () => {
  expect(viewAt(sessionWith('acme', hour))?.storageText).toBe('In a file that any program of yours can read');
});

test.each([
  ['keychain', 'In the keychain'],
  ['memory', 'In memory, until Daypass quits'],
] as const)('a token in %s is told, and time changes nothing about it', (storage, text) => {
  const session = lasting({ storage, receivedAt: noon - hour });
  expect(viewAt(session)).toMatchObject({ storage, storageText: text });
  expect(nextMoment(after(found(session)))).toBe(noon + 1000 * day);
});

test('time is looked at again when the age of a plain file has another hour, and later another day', () => {
  const nextOf = (age: number) => nextMoment(after(found(lasting({ receivedAt: noon - age })))) - noon;
  expect(nextOf(10 * minute)).toBe(50 * minute);
  expect(nextOf(day - minute)).toBe(minute);
  expect(nextOf(3 * day + hour)).toBe(23 * hour);
});

test('a plain file beside the keychain is told with its age, whoever put it there', () => {
  const beside = (is: 'newer' | 'another' | 'only') =>
    lasting({ storage: 'keychain', plaintext: { since: noon - 2 * hour, is } });
  const file = 'in a file that any program of yours can read, for 2 h.';
  expect(viewAt(beside('another'))?.plaintext?.text).toBe(`A token of this session also lies ${file}`);
  expect(viewAt(beside('newer'))?.plaintext?.text).toBe(`A newer token, from another program, lies ${file}`);
  expect(viewAt(beside('only'))?.plaintext?.text).toBe(`A token of this session lies ${file}`);
  expect(nextMoment(after(found(beside('newer'))))).toBe(noon + hour);
});

test('a session whose token can not be read now is no signed-out one, and says why, once', () => {
  const session = withToken(sessionWith('acme', 5 * hour), { storage: 'keychain', unread: locked });
  const blocked = { type: 'session-trouble', sessionId: 'acme', trouble: { kind: 'blocked', words: locked } } as const;
  const state = after(found(session), blocked);
  const [view] = createViewOf(utc)(state).sessions;
  expect(view).toMatchObject({ state: 'signed-in', unread: locked });
  expect(view).not.toHaveProperty('trouble');
  const { menu, tooltip } = trayOf(state, utc);
  expect(menu[0]).toMatchObject({
    text: 'acme: The keyring is locked',
    entries: [
      { text: 'The keyring is locked.' },
      { text: locked.next },
      { type: 'separator' },
      { text: 'Show accounts' },
      { text: 'Sign out' },
    ],
  });
  expect(tooltip).toBe("Daypass: acme, can't be read from the keychain");
});

test('why its accounts could not be listed then is told once, and anything else as well', () => {
  const session = withToken(sessionWith('acme', 5 * hour), { storage: 'keychain', unread: locked });
  const listingAfter = (kind: 'keychain' | 'unreachable') => {
    const started = { type: 'listing-started', sessionId: 'acme' } as const;
    const failed = { type: 'listing-failed', sessionId: 'acme', problem: { kind, ...locked } } as const;
    return createViewOf(utc)(after(found(session), started, failed)).listing;
  };
  expect(listingAfter('keychain')).toEqual({ phase: 'failed', rolesKnown: 0 });
  expect(listingAfter('unreachable')).toMatchObject({ problem: { kind: 'unreachable' } });
});

test('one that would have to be renewed, and can not be read, is not said to be renewing', () => {
  const session = withToken(renewableWith('acme', -minute), { storage: 'keychain', unread: locked });
  expect(viewAt(session)).toMatchObject({ state: 'blocked', timeText: "Can't be renewed: The keyring is locked" });
});

test('of a session whose new token waits behind a locked keychain, nobody is told that it has ended', () => {
  const blocked = (by?: 'keychain') =>
    ({
      type: 'session-trouble',
      sessionId: 'acme',
      trouble: { kind: 'blocked', words: locked, ...(by && { by }) },
    }) as const;
  const later = { type: 'time-passed', now: noon + 2 * minute } as const;
  const told = (by?: 'keychain') => after(found(renewableWith('acme', minute)), blocked(by), later).reminded;
  expect(told('keychain')).toEqual([]);
  expect(told()).toMatchObject([{ reason: { why: 'ended' } }]);
});

test('one that has ended is ended, whether it can be read or not', () => {
  const session = withToken(sessionWith('acme', -hour), { storage: 'keychain', unread: locked });
  expect(viewAt(session)).toMatchObject({ state: 'ended', timeText: 'Ended at 11:00' });
  expect(trayOf(after(found(session)), utc).menu[0]).toMatchObject({ text: 'acme: Ended at 11:00' });
});
