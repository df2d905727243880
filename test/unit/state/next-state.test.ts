import { expect, test } from 'vitest';
import { listingOf } from '../../../main/domain/listing-of.ts';
import { next } from '../../../main/domain/next-state.ts';
import { initialState, type StateEvent } from '../../../main/domain/state.ts';
import { after, found, hour, minute, noon, sessionWith } from './sample.ts';

const acme = sessionWith('acme', 5 * hour);
const beta = sessionWith('beta', 3 * hour);
const started: StateEvent = { type: 'listing-started', sessionId: 'acme' };
const listed: StateEvent = {
  type: 'accounts-listed',
  sessionId: 'acme',
  accounts: [
    { accountId: '000000000002', accountName: 'Zoo' },
    { accountId: '000000000001', accountName: 'area 10' },
    { accountId: '000000000003', accountName: 'Area 9' },
  ],
};
const rolesOfZoo: StateEvent = {
  type: 'roles-listed',
  sessionId: 'acme',
  accountId: '000000000002',
  roles: ['ReadOnly', 'Admin'],
};
const unreachable = { kind: 'unreachable', what: 'AWS cannot be reached.' } as const;

test('finding the same sessions again changes nothing', () => {
  const state = after(found(acme, beta));
  expect(next(state, found(structuredClone(acme), structuredClone(beta)))).toBe(state);
});

test('a session that did not change stays the same object when another one does', () => {
  const state = next(after(found(acme, beta)), found(structuredClone(acme), sessionWith('beta')));
  expect(state.sessions[0]).toBe(acme);
  expect(state.sessions[1]?.token).toBeUndefined();
});

test('accounts come by name, numbers in names as numbers', () => {
  const state = after(found(acme), started, listed);
  expect(listingOf(state, 'acme')?.accounts.map(({ accountName }) => accountName)).toEqual([
    'Area 9',
    'area 10',
    'Zoo',
  ]);
});

test('accounts without a name come last, by number', () => {
  const accounts = [
    { accountId: '000000000009' },
    { accountId: '000000000008' },
    { accountId: '999999999999', accountName: 'Zoo' },
  ];
  const state = after(found(acme), started, { ...listed, accounts } as StateEvent);
  expect(listingOf(state, 'acme')?.accounts.map(({ accountId }) => accountId.at(-1))).toEqual(['9', '8', '9']);
});

test('an account is listed once, however often the portal sends it', () => {
  const twice: StateEvent = { ...listed, accounts: [...listed.accounts, ...listed.accounts] } as StateEvent;
  expect(listingOf(after(found(acme), started, twice), 'acme')?.accounts).toHaveLength(3);
});

test('a reload keeps the rows and roles that are known until new ones come', () => {
  const state = after(found(acme), started, listed, rolesOfZoo, { type: 'listing-completed', sessionId: 'acme' });
  const reloading = next(next(state, started), listed);
  expect(listingOf(reloading, 'acme')).toEqual({ ...listingOf(state, 'acme'), phase: 'loading' });
  expect(listingOf(reloading, 'acme')?.accounts).toBe(listingOf(state, 'acme')?.accounts);
});

test('an account that the portal no longer lists goes with the reload', () => {
  const state = after(found(acme), started, listed, started, {
    ...listed,
    accounts: listed.accounts.slice(1),
  } as StateEvent);
  expect(listingOf(state, 'acme')?.accounts.map(({ accountId }) => accountId)).not.toContain('000000000002');
});

test('a failure keeps the rows and says why', () => {
  const state = after(found(acme), started, listed, {
    type: 'listing-failed',
    sessionId: 'acme',
    problem: unreachable,
  });
  expect(listingOf(state, 'acme')).toMatchObject({ phase: 'failed', problem: unreachable });
  expect(listingOf(state, 'acme')?.accounts).toHaveLength(3);
  expect(listingOf(next(state, started), 'acme')?.problem).toBeUndefined();
});

test('signing out drops the accounts, and what still arrives for them is ignored', () => {
  const state = after(found(acme), started, listed, found(sessionWith('acme')));
  expect(listingOf(state, 'acme')).toBeUndefined();
  expect(next(state, rolesOfZoo)).toBe(state);
  expect(next(state, { type: 'listing-completed', sessionId: 'acme' })).toBe(state);
});

test('a session that has merely ended keeps its accounts', () => {
  const state = after(found(acme), started, listed, { type: 'time-passed', now: noon + 6 * hour });
  expect(listingOf(state, 'acme')?.accounts).toHaveLength(3);
});

test('only a session that is there can be chosen, and the choice goes with it', () => {
  const chosen = after(found(acme, beta), { type: 'session-chosen', sessionId: 'beta' });
  expect(chosen.chosen).toBe('beta');
  expect(next(chosen, { type: 'session-chosen', sessionId: 'gone' })).toBe(chosen);
  expect(next(chosen, found(acme))).not.toHaveProperty('chosen');
});

test('a session may be called like a property that every object has', () => {
  const odd = sessionWith('__proto__', hour);
  const state = after(found(odd, sessionWith('constructor', hour)));
  expect(listingOf(state, 'constructor')).toBeUndefined();
  const listing = next(state, { type: 'listing-started', sessionId: '__proto__' });
  expect(listingOf(listing, '__proto__')).toEqual({ phase: 'loading', accounts: [] });
});

test('a pin is kept once, remembers the name of its account, and can be taken away', () => {
  const access = { sessionId: 'acme', accountId: '000000000002', role: 'Admin' };
  const pin: StateEvent = { type: 'pin-changed', access, pinned: true };
  const state = after(found(acme), started, listed, pin, pin);
  expect(state.pins).toEqual([{ ...access, accountName: 'Zoo' }]);
  expect(next(state, pin)).toBe(state);
  expect(next(state, { ...pin, pinned: false }).pins).toEqual([]);
});

test('a pin takes the new name when its account is renamed', () => {
  const pin = { sessionId: 'acme', accountId: '000000000002', role: 'Admin', accountName: 'Old' };
  expect(after(found(acme), { type: 'pins-loaded', pins: [pin] }, started, listed).pins).toEqual([
    { ...pin, accountName: 'Zoo' },
  ]);
});

test('pins outlive the session they belong to', () => {
  const pins = [{ sessionId: 'acme', accountId: '000000000002', role: 'Admin' }];
  expect(after({ type: 'pins-loaded', pins }, found(acme), found()).pins).toEqual(pins);
});

test('what could not be read is told until it can be read again', () => {
  const problem = { kind: 'file', what: 'The config file cannot be read.' } as const;
  const state = after(found(acme), { type: 'sessions-unreadable', problem });
  expect(state).toMatchObject({ ready: true, problem, sessions: [acme] });
  expect(next(state, found(acme))).not.toHaveProperty('problem');
});

test('a clock that stands still changes nothing, one that is set back is believed', () => {
  const state = initialState(noon);
  expect(next(state, { type: 'time-passed', now: noon })).toBe(state);
  expect(next(state, { type: 'time-passed', now: noon - minute }).now).toBe(noon - minute);
});
