import fc from 'fast-check';
import { expect, test } from 'vitest';
import { next } from '../../../main/domain/next-state.ts';
import { sessionStateAt } from '../../../main/domain/session.ts';
import type { SessionTrouble } from '../../../main/domain/session-trouble.ts';
import { initialState, type State, type StateEvent } from '../../../main/domain/state.ts';
import { trayOf } from '../../../main/domain/tray-of.ts';
import { createViewOf } from '../../../main/domain/view-of.ts';
import { hour, noon, renewableWith, sessionWith, utc } from './sample.ts';

const name = fc.constantFrom('acme', 'beta', '__proto__', 'constructor');
const moment = fc.integer({ min: noon - 48 * hour, max: noon + 48 * hour });
const accountId = fc.constantFrom('000000000001', '000000000002', '000000000003');
const role = fc.constantFrom('ReadOnly', 'Deploy', 'AdministratorAccess');
const roles = fc.uniqueArray(role);
const access = fc.record({ sessionId: name, accountId, role });
const problem = fc.constant({ kind: 'unreachable', what: 'AWS cannot be reached.' } as const);
const session = fc
  .tuple(name, fc.option(fc.integer({ min: -30 * hour, max: 30 * hour }), { nil: undefined }))
  .chain(([id, left]) => fc.constantFrom(sessionWith(id, left), renewableWith(id, left ?? hour)));
const way = fc.constantFrom('browser' as const, 'device' as const);
const page = { url: 'https://example.test/authorize', endsAt: noon + hour, opened: true };
const accounts = fc.uniqueArray(
  fc.record({ accountId, accountName: fc.string({ unit: 'grapheme' }), roles }, { requiredKeys: ['accountId'] }),
  { selector: (account) => account.accountId },
);

const event: fc.Arbitrary<StateEvent> = fc.oneof(
  moment.map((now): StateEvent => ({ type: 'time-passed', now })),
  fc
    .uniqueArray(session, { selector: ({ id }) => id })
    .map((sessions): StateEvent => ({ type: 'sessions-found', sessions, skipped: [] })),
  problem.map((told): StateEvent => ({ type: 'sessions-unreadable', problem: told })),
  name.map((sessionId): StateEvent => ({ type: 'session-chosen', sessionId })),
  name.map((sessionId): StateEvent => ({ type: 'listing-started', sessionId })),
  fc.record({ type: fc.constant('accounts-listed' as const), sessionId: name, accounts }),
  fc.record({ type: fc.constant('roles-listed' as const), sessionId: name, accountId, roles }),
  name.map((sessionId): StateEvent => ({ type: 'listing-completed', sessionId })),
  fc.record({ type: fc.constant('listing-failed' as const), sessionId: name, problem }),
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
      { kind: 'blocked', words: { what: 'No.' } },
    ),
  }),
  name.map((sessionId): StateEvent => ({ type: 'session-trouble', sessionId })),
  fc.record({ type: fc.constant('sign-in-started' as const), sessionId: name, way }),
  fc.record({ type: fc.constant('sign-in-step' as const), sessionId: name, way, page: fc.constant(page) }),
  fc.record({ type: fc.constant('sign-in-ended' as const), sessionId: name, problem }),
  name.map((sessionId): StateEvent => ({ type: 'sign-in-ended', sessionId })),
  fc.constant<StateEvent>({ type: 'told', notice: { tone: 'problem', text: 'No browser.' } }),
  fc.constant<StateEvent>({ type: 'notice-dismissed' }),
);

/** Checks every state on the way through a random history. */
function always(check: (state: State, before: State, event: StateEvent) => void): void {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      let state = initialState(noon);
      for (const happened of events) {
        const before = state;
        state = next(before, happened);
        check(state, before, happened);
      }
    }),
    { numRuns: 300 },
  );
}

test('once the sessions were read, they stay read', () => {
  always((state, before) => expect(state.ready || !before.ready).toBe(true));
});

test('the same event twice changes nothing the second time', () => {
  always((state, _before, happened) => expect(next(state, happened)).toBe(state));
});

test('no session that is signed out or gone has accounts, and no choice outlives its session', () => {
  always((state) => {
    const ids = state.sessions.map(({ id }) => id);
    const listed = Object.keys(state.listings);
    expect(ids).toEqual(expect.arrayContaining(listed));
    if (state.chosen !== undefined) expect(ids).toContain(state.chosen);
  });
});

test('each account is listed once, and each pin is there once', () => {
  always((state) => {
    for (const { accounts: rows } of Object.values(state.listings)) {
      expect(new Set(rows.map((row) => row.accountId)).size).toBe(rows.length);
    }
    expect(new Set(state.pins.map((pin) => `${pin.sessionId} ${pin.accountId} ${pin.role}`)).size).toBe(
      state.pins.length,
    );
  });
});

test('the tray agrees with the sessions, and the window with the tray', () => {
  const viewOf = createViewOf(utc);
  always((state) => {
    const tray = trayOf(state, utc);
    const view = viewOf(state);
    const states = state.sessions.map((each) => sessionStateAt(each, state.now));
    const order = ['ending-soon', 'signed-in', 'renewable', 'offline', 'ended'] as const;
    const expected = order.find((each) => states.includes(each)) ?? 'signed-out';
    const isWorking = !state.ready || state.signIns.length > 0 || expected === 'renewable' || expected === 'offline';
    expect(tray.icon).toBe(isWorking ? 'working' : expected);
    for (const each of view.sessions) {
      if (state.ready) expect(JSON.stringify(tray.menu)).toContain(JSON.stringify(each.timeText).slice(1, -1));
    }
  });
});

test('what the window gets is the same with and without what was remembered', () => {
  const viewOf = createViewOf(utc);
  always((state) => expect(viewOf(state)).toEqual(createViewOf(utc)(state)));
});

test('a session waits for its person or has failed to sign in, never both, and neither twice', () => {
  always(({ signIns, failedSignIns }) => {
    const ids = [...signIns, ...failedSignIns].map(({ sessionId }) => sessionId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
