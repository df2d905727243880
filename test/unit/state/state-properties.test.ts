import { expect, test } from 'vitest';
import { next } from '../../../main/domain/next-state.ts';
import { createViewOf } from '../../../main/domain/view-of.ts';
import { anyEvent, repeatableEvent } from './arbitrary-event.ts';
import { always, type Witness } from './history.ts';
import { utc } from './sample.ts';

const inEveryHistory = (witness: Witness) => always({ event: anyEvent }, () => witness);

test('once the sessions were read, they stay read', () => {
  inEveryHistory((state, before) => expect(state.ready || !before.ready).toBe(true));
});

test('the same event twice changes nothing the second time', () => {
  always({ event: repeatableEvent }, () => (state, _before, happened) => expect(next(state, happened)).toBe(state));
});

test('no session that is signed out or gone has accounts, and no choice outlives its session', () => {
  inEveryHistory((state) => {
    const ids = state.sessions.map(({ id }) => id);
    const listed = Object.keys(state.listings);
    expect(ids).toEqual(expect.arrayContaining(listed));
    if (state.chosen !== undefined) expect(ids).toContain(state.chosen);
  });
});

test('each account is listed once, and each pin is there once', () => {
  inEveryHistory((state) => {
    for (const { accounts: rows } of Object.values(state.listings)) {
      expect(new Set(rows.map((row) => row.accountId)).size).toBe(rows.length);
    }
    expect(new Set(state.pins.map((pin) => `${pin.sessionId} ${pin.accountId} ${pin.role}`)).size).toBe(
      state.pins.length,
    );
  });
});

test('what the window gets is the same with and without what was remembered', () => {
  const viewOf = createViewOf(utc);
  inEveryHistory((state) => expect(viewOf(state)).toEqual(createViewOf(utc)(state)));
});

test('a session waits for its person or has failed to sign in, never both, and neither twice', () => {
  inEveryHistory(({ signIns, failedSignIns }) => {
    const ids = [...signIns, ...failedSignIns].map(({ sessionId }) => sessionId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
