import { expect, test } from 'vitest';
import type { StateEvent } from '../../../main/domain/state.ts';
import type { MenuEntry } from '../../../main/domain/tray-model.ts';
import { trayOf } from '../../../main/domain/tray-of.ts';
import { createViewOf } from '../../../main/domain/view-of.ts';
import { after, day, found, hour, minute, noon, renewableWith, sessionWith, utc } from './sample.ts';

const acme = sessionWith('acme', 5 * hour);
const access = (role: string, sessionId = 'acme') => ({ sessionId, accountId: '000000000001', role });
const used = (role: string, at: number, sessionId = 'acme'): StateEvent => ({
  type: 'access-used',
  access: access(role, sessionId),
  at,
});

const menuOf = (...events: readonly StateEvent[]) => trayOf(after(...events), utc).menu;
const textsIn = (menu: readonly MenuEntry[]) => menu.map((entry) => (entry.type === 'separator' ? '---' : entry.text));
/** The texts below a title, up to the next line. */
function below(title: string, ...events: readonly StateEvent[]): string[] {
  const texts = textsIn(menuOf(...events));
  const from = texts.indexOf(title);
  return from < 0 ? [] : texts.slice(from + 1, texts.indexOf('---', from));
}

test('what is used most and lately comes after the pins, and without them', () => {
  const pinned: StateEvent = { type: 'pin-changed', access: access('Deploy'), pinned: true };
  const texts = textsIn(menuOf(found(acme), used('ReadOnly', noon), used('Deploy', noon), pinned));
  expect(texts.slice(1, 7)).toEqual([
    '---',
    'Pinned',
    '000000000001 · Deploy',
    '---',
    'Recent',
    '000000000001 · ReadOnly',
  ]);
});

test('what was used often a while ago gives way to what is used now', () => {
  const often = Array.from({ length: 4 }, (_, at) => used('Old', noon - 30 * day + at));
  expect(
    below('Recent', found(acme), ...often, used('Twice', noon - day), used('Twice', noon), used('Once', noon)),
  ).toEqual(['000000000001 · Twice', '000000000001 · Once', '000000000001 · Old']);
});

test('of what is used equally, the latest comes first; no more than five are offered', () => {
  const uses = Array.from({ length: 9 }, (_, at) => used(`Role${at}`, noon));
  expect(below('Recent', found(acme), ...uses)).toEqual([8, 7, 6, 5, 4].map((at) => `000000000001 · Role${at}`));
});

test('what is used is known by its account’s name, and only while its session is there', () => {
  const listed: StateEvent[] = [
    { type: 'listing-started', sessionId: 'acme' },
    { type: 'accounts-listed', sessionId: 'acme', accounts: [{ accountId: '000000000001', accountName: 'Shop' }] },
  ];
  expect(below('Recent', found(acme), ...listed, used('ReadOnly', noon))).toEqual(['Shop · ReadOnly']);
  expect(below('Recent', found(acme), used('ReadOnly', noon), ...listed)).toEqual(['Shop · ReadOnly']);
  expect(below('Recent', found(acme), used('ReadOnly', noon), found())).toEqual([]);
});

test('the same access of two sessions is told apart, even where their names begin alike', () => {
  const [east, west] = ['east', 'west'].map((end) => sessionWith(`company-production-in-the-${end}`, hour));
  if (east === undefined || west === undefined) return expect.fail();
  expect(below('Recent', found(acme, east), used('Audit', noon), used('Audit', noon, east.id))).toEqual([
    '000000000001 · Audit (company-production-in-t…)',
    '000000000001 · Audit (acme)',
  ]);
  expect(below('Recent', found(east, west), used('Audit', noon, east.id), used('Audit', noon, west.id))).toEqual([
    '000000000001 · Audit (000000000001, company-production-in-the-west)',
    '000000000001 · Audit (000000000001, company-production-in-the-east)',
  ]);
});

test('two accounts of one name are told apart by their numbers', () => {
  const pins = ['000000000001', '000000000002'].map((accountId) => ({
    sessionId: 'acme',
    accountId,
    role: 'ReadOnly',
    accountName: 'Shop',
  }));
  expect(below('Pinned', found(acme), { type: 'pins-loaded', pins })).toEqual([
    'Shop · ReadOnly (000000000001, acme)',
    'Shop · ReadOnly (000000000002, acme)',
  ]);
});

test('the icon tells that AWS can’t be asked', () => {
  const offline: StateEvent = { type: 'session-trouble', sessionId: 'acme', trouble: { kind: 'offline' } };
  const state = after(found(renewableWith('acme', -minute)), offline);
  expect(trayOf(state, utc)).toMatchObject({ icon: 'offline', tooltip: 'Daypass: acme, offline' });
});

test('where nothing shows notifications, reminders come first in the menu, and in the window', () => {
  const seen = (notifications: 'shown' | 'silent' | 'none'): StateEvent => ({
    type: 'surroundings-changed',
    surroundings: { notifications },
  });
  const ending = found(sessionWith('acme', 12 * minute));
  const key = '["end","acme"]';
  for (const notifications of ['silent', 'none'] as const) {
    expect(menuOf(ending, seen(notifications))[0]).toEqual({
      type: 'submenu',
      text: 'acme ends in 12 min',
      entries: [
        { type: 'label', text: 'You are signed in until 12:12. Sign in again to go on without a break.' },
        { type: 'action', text: 'Sign in', action: { do: 'act-on-reminder', key, action: 'sign-in' } },
        { type: 'action', text: 'Snooze', action: { do: 'act-on-reminder', key, action: 'snooze' } },
        { type: 'action', text: 'Dismiss', action: { do: 'dismiss-reminder', key } },
      ],
    });
    expect(createViewOf(utc)(after(ending, seen(notifications))).reminders).toHaveLength(1);
  }
  expect(textsIn(menuOf(ending, seen('shown')))[0]).toBe('acme: Ends in 12 min, at 12:12');
  expect(createViewOf(utc)(after(ending, seen('shown'))).reminders).toEqual([]);
});

test('a reminder in the menu says what is so now', () => {
  const none: StateEvent = { type: 'surroundings-changed', surroundings: { notifications: 'none' } };
  const ending = found(sessionWith('acme', 12 * minute));
  expect(textsIn(menuOf(ending, none, { type: 'time-passed', now: noon + 3 * minute }))[0]).toBe('acme ends in 9 min');
});

test('a file with any number of pins and uses holds nobody up', () => {
  const many = Array.from({ length: 5_000 }, (_, at) => access(`Role${at}`));
  const uses = many.map((one) => ({ ...one, count: 1, lastAt: noon }));
  const before = performance.now();
  const state = after({ type: 'pins-loaded', pins: [...many.slice(0, 1), ...many] }, { type: 'uses-loaded', uses });
  expect(performance.now() - before).toBeLessThan(300);
  expect([state.pins.length, state.uses.length]).toEqual([50, 50]);
  expect(state.pins.map(({ role }) => role)).toEqual(many.slice(0, 50).map(({ role }) => role));
});

test('no more than fifty accesses are remembered; the one that counts least makes room', () => {
  const twice = [used('Old', noon - 20 * day), used('Often', noon - 20 * day), used('Often', noon - 20 * day)];
  const others = Array.from({ length: 49 }, (_, at) => used(`Role${at}`, noon));
  const { uses } = after(found(acme), ...twice, ...others);
  expect(uses).toHaveLength(50);
  expect(uses.map(({ role }) => role)).toContain('Often');
  expect(uses.map(({ role }) => role)).not.toContain('Old');
});
