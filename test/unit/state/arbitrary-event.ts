import fc from 'fast-check';
import type { TokenFacts } from '../../../main/domain/session.ts';
import type { SessionTrouble } from '../../../main/domain/session-trouble.ts';
import type { StateEvent } from '../../../main/domain/state.ts';
import type { ConsolePage } from '../../../preload/contract.ts';
import { profilesEvent } from './arbitrary-profiles-event.ts';
import { severalEvent } from './arbitrary-several-event.ts';
import { hour, minute, noon, renewableWith, sessionWith } from './sample.ts';

const name = fc.constantFrom('acme', 'beta', '__proto__', 'constructor');
/** Mostly within a working day, so that warnings and ends are met; now and then far away. */
const moment = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -30, max: 10 * 60 }).map((minutes) => noon + minutes * minute) },
  { weight: 1, arbitrary: fc.integer({ min: noon - 48 * hour, max: noon + 48 * hour }) },
);
const accountId = fc.constantFrom('000000000001', '000000000002', '000000000003');
const role = fc.constantFrom('ReadOnly', 'Deploy', 'AdministratorAccess');
const roles = fc.uniqueArray(role);
const access = fc.record({ sessionId: name, accountId, role });
const problem = fc.constant({ kind: 'unreachable', what: 'AWS cannot be reached.' } as const);
const left = fc.oneof(
  fc.constantFrom(3 * minute, 20 * minute, hour, 8 * hour),
  fc.integer({ min: -30 * hour, max: 30 * hour }),
  fc.constant(undefined),
);
const session = fc
  .tuple(name, left)
  .chain(([id, time]) => fc.constantFrom(sessionWith(id, time), renewableWith(id, time ?? hour)));
const kept = fc.constantFrom<Partial<TokenFacts>>(
  {},
  { receivedAt: noon - 5 * hour },
  { storage: 'keychain', plaintext: { since: noon - 30 * hour, is: 'newer' } },
  { storage: 'keychain', unread: { what: 'The keyring is locked.' } },
);
const keptSession = fc
  .tuple(session, kept)
  .map(([one, facts]) => (one.token === undefined ? one : { ...one, token: { ...one.token, ...facts } }));
const sessions = fc.uniqueArray(keptSession, { selector: ({ id }) => id });
const way = fc.constantFrom('browser' as const, 'device' as const);
const signInPage = { url: 'https://example.test/authorize', endsAt: noon + hour, opened: true };
const accounts = fc.uniqueArray(
  fc.record({ accountId, accountName: fc.string({ unit: 'grapheme' }), roles }, { requiredKeys: ['accountId'] }),
  { selector: (account) => account.accountId },
);
const known = fc.record({ sessionId: name, accounts: fc.array(fc.record({ accountId, roles }), { maxLength: 3 }) });
const remindBefore = fc
  .uniqueArray(fc.constantFrom(1, 5, 15, 60, 1440), { maxLength: 5 })
  .map((minutes) => minutes.sort((a, b) => b - a));
const reminderKey = fc.oneof(
  name.map((id) => JSON.stringify(['end', id])),
  name.map((id) => JSON.stringify(['keys', id, 'dev'])),
  name.map((id) => JSON.stringify(['new', id])),
  fc.constantFrom('f1', 'f2').map((id) => JSON.stringify(['file', id])),
);
const notifications = fc.constantFrom('unknown' as const, 'shown' as const, 'silent' as const, 'none' as const);
const screen = fc.constantFrom('open' as const, 'open' as const, 'locked' as const);

const page = fc.constantFrom<ConsolePage>({ service: 's3' }, { service: 'iam', region: 'eu-west-1' });
const asked = fc.integer({ min: 1, max: 3 });
const question = fc.record({ asked, use: fc.constant('copy' as const), accesses: fc.array(access, { minLength: 1 }) });

/** What happens all the time. */
const common: fc.Arbitrary<StateEvent> = fc.oneof(
  moment.map((now): StateEvent => ({ type: 'time-passed', now })),
  sessions.map((found): StateEvent => ({ type: 'sessions-found', sessions: found, skipped: [] })),
);

/** Each of them gives the same state when it happens twice. */
export const repeatableEvent: fc.Arbitrary<StateEvent> = fc.oneof(
  { weight: 11, arbitrary: common },
  problem.map((told): StateEvent => ({ type: 'sessions-unreadable', problem: told })),
  name.map((sessionId): StateEvent => ({ type: 'session-chosen', sessionId })),
  name.map((sessionId): StateEvent => ({ type: 'listing-started', sessionId })),
  fc.record({ type: fc.constant('accounts-listed' as const), sessionId: name, accounts }),
  fc.record({ type: fc.constant('roles-listed' as const), sessionId: name, accountId, roles }),
  name.map((sessionId): StateEvent => ({ type: 'listing-completed', sessionId })),
  fc.record({ type: fc.constant('listing-failed' as const), sessionId: name, problem }),
  fc.record({ type: fc.constant('known-loaded' as const), known: fc.array(known, { maxLength: 2 }) }),
  fc.record({ type: fc.constant('pins-loaded' as const), pins: fc.array(access) }),
  fc.record({ type: fc.constant('pin-changed' as const), access, pinned: fc.boolean() }),
  fc.record({ type: fc.constant('clipboard-filled' as const), label: fc.string(), clearsAt: moment }),
  fc.constant<StateEvent>({ type: 'clipboard-cleared' }),
  fc.record({
    type: fc.constant('session-trouble' as const),
    sessionId: name,
    trouble: fc.constantFrom<SessionTrouble>(
      { kind: 'offline' },
      { kind: 'over' },
      // Twice, since hardly any history would get as far otherwise.
      { kind: 'over' },
      { kind: 'refused' },
      { kind: 'busy', words: { what: 'AWS has no time.' } },
      { kind: 'blocked', words: { what: 'The disk is full.' } },
      { kind: 'blocked', words: { what: 'The keyring is locked.' }, by: 'keychain' },
    ),
  }),
  name.map((sessionId): StateEvent => ({ type: 'session-trouble', sessionId })),
  fc.record({ type: fc.constant('sign-in-started' as const), sessionId: name, way }),
  fc.record({ type: fc.constant('sign-in-step' as const), sessionId: name, way, page: fc.constant(signInPage) }),
  fc.record({ type: fc.constant('sign-in-ended' as const), sessionId: name, problem }),
  name.map((sessionId): StateEvent => ({ type: 'sign-in-ended', sessionId })),
  fc.constant<StateEvent>({ type: 'told', notice: { tone: 'problem', text: 'No browser.' } }),
  fc.constant<StateEvent>({ type: 'notice-dismissed' }),
  remindBefore.map((minutes): StateEvent => ({ type: 'settings-changed', settings: { remindBefore: minutes } })),
  fc.boolean().map((wanted): StateEvent => ({ type: 'settings-changed', settings: { remindOfNewAccess: wanted } })),
  notifications.map((seen): StateEvent => ({ type: 'surroundings-changed', surroundings: { notifications: seen } })),
  screen.map((seen): StateEvent => ({ type: 'surroundings-changed', surroundings: { screen: seen } })),
  reminderKey.map((key): StateEvent => ({ type: 'reminder-snoozed', key })),
  reminderKey.map((key): StateEvent => ({ type: 'reminder-dismissed', key })),
  name.map((sessionId): StateEvent => ({ type: 'keys-not-renewed', sessionId, profile: 'dev' })),
  name.map((sessionId): StateEvent => ({ type: 'keys-renewed', sessionId, profile: 'dev' })),
  fc.integer({ min: 0, max: 5 }).map((asked): StateEvent => ({ type: 'visit-done', asked })),
  fc.record({ type: fc.constant('pin-page-changed' as const), access, page }, { requiredKeys: ['type', 'access'] }),
  fc.record({ type: fc.constant('allowed-loaded' as const), allowed: fc.array(access) }),
  fc.constant<StateEvent>({ type: 'allowed-forgotten' }),
  fc.record({ type: fc.constant('question-asked' as const), question }),
  severalEvent,
  profilesEvent,
  fc.record({ type: fc.constant('question-answered' as const), asked, isAllowed: fc.boolean() }),
);

/** A session's accounts are listed, all at once. */
export const wholeListing: fc.Arbitrary<readonly StateEvent[]> = fc
  .tuple(fc.oneof({ weight: 3, arbitrary: fc.constant('acme') }, name), accounts)
  .map(([sessionId, rows]) => [
    { type: 'listing-started', sessionId },
    { type: 'accounts-listed', sessionId, accounts: rows },
    { type: 'listing-completed', sessionId },
  ]);

/** All that can happen. */
export const anyEvent: fc.Arbitrary<StateEvent> = fc.oneof(
  { weight: 16, arbitrary: repeatableEvent },
  fc.record({ type: fc.constant('access-used' as const), access, at: moment }),
  fc.constantFrom<StateEvent>(
    { type: 'visit-asked', visit: { to: 'search' } },
    { type: 'visit-asked', visit: { to: 'settings' } },
  ),
);
