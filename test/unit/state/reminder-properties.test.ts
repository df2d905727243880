import { expect, test } from 'vitest';
import type { ReminderReason } from '../../../main/domain/reminder.ts';
import { remindersOf } from '../../../main/domain/reminders-of.ts';
import { sameValue } from '../../../main/domain/same-value.ts';
import { renewsItself, type Session } from '../../../main/domain/session.ts';
import type { Reminded, State } from '../../../main/domain/state.ts';
import { anyEvent } from './arbitrary-event.ts';
import { always, type Witness } from './history.ts';
import { minute, utc } from './sample.ts';

const histories = { event: anyEvent, runs: 10_000, seed: 4 };

test('in 10,000 random histories nothing is told twice, nothing of a session that is fine, and every end that is seen', () => {
  const told: Record<ReminderReason['why'], number> = {
    'ends-soon': 0,
    ended: 0,
    over: 0,
    'keys-not-renewed': 0,
    'new-access': 0,
    'file-left': 0,
  };
  always(histories, () => witnessOf(told));
  // Else the histories would be too dull to prove anything.
  for (const [why, times] of Object.entries(told)) expect(times, why).toBeGreaterThan(50);
}, 60_000);

test('in 10,000 random histories no state is touched once it is there, and what holds the same is the same', () => {
  always(histories, () => (state, before) => {
    deepFreeze(state);
    if (state === before) return;
    const names = Object.keys(state) as (keyof State)[];
    const copied = names.filter((name) => state[name] !== before[name] && sameValue(state[name], before[name]));
    if (copied.length > 0) expect.fail(`${copied} hold the same as before, and are other objects`);
    if (sameValue(state, before)) expect.fail('The state holds the same as before, and is another object');
  });
}, 60_000);

/** Follows one history; counts what is told in it. */
function witnessOf(counts: Record<ReminderReason['why'], number>): Witness {
  /** By key, what was told of the token that the session has. */
  const told = new Map<string, Set<string>>();
  const tokens = new Map<string, number>();
  /** The sessions whose end was told of that token. */
  const over = new Set<string>();

  return (state, before, event) => {
    for (const { id, token } of state.sessions) {
      if (token === undefined || tokens.get(id) === token.expiresAt) continue;
      tokens.set(id, token.expiresAt);
      over.delete(id);
      for (const key of told.keys()) if (JSON.parse(key)[1] === id && !key.startsWith('["keys"')) told.delete(key);
    }
    for (const key of told.keys()) if (isFileGone(key, state)) told.delete(key);
    if (event.type === 'reminder-snoozed') told.delete(event.key);
    if (event.type === 'keys-renewed') told.delete(JSON.stringify(['keys', event.sessionId, event.profile]));
    if (event.type === 'listing-completed') told.delete(JSON.stringify(['new', event.sessionId]));

    const { show, withdraw } = remindersOf(before, state, utc);
    for (const { key, title, sessionId } of show) {
      const entry = entryOf(state, key);
      const reason = JSON.stringify([entry.reason, key.startsWith('["keys"') ? entry.of : '']);
      const before = told.get(key) ?? new Set();
      if (before.has(reason)) expect.fail(`Told twice: ${key} ${reason}`);
      told.set(key, before.add(reason));
      counts[entry.reason.why] += 1;
      if (entry.reason.why === 'ended' || entry.reason.why === 'over') over.add(sessionId);
      const named = state.sessions.find(({ id }) => id === sessionId)?.name ?? 'no session';
      if (entry.reason.why !== 'file-left' && !title.includes(named)) expect.fail(`"${title}" does not name ${named}`);
      if (state.surroundings.screen === 'locked') expect.fail(`Told while the screen is locked: ${title}`);
    }
    const standing = state.reminded.filter(({ shown, snoozedUntil }) => shown && snoozedUntil === undefined);
    for (const key of withdraw) {
      if (standing.some((entry) => entry.key === key)) expect.fail(`Withdrawn though it stands: ${key}`);
    }
    for (const entry of standing) if (!isTrue(entry, state)) expect.fail(`Nothing to remind of: ${entry.key}`);
    for (const session of state.sessions) {
      const isSeen = hasJustEnded(session, before, state) && canTell(session, state);
      if (isSeen && !over.has(session.id)) expect.fail(`Nobody was told that ${session.id} ended`);
    }
  };
}

function entryOf({ reminded }: State, key: string): Reminded {
  return reminded.find((entry) => entry.key === key) ?? expect.fail(`Nothing is known of ${key}`);
}

/** What the reminder says is so. */
function isTrue({ sessionId, reason }: Reminded, { sessions, now, settings, secretFiles }: State): boolean {
  if (reason.why === 'file-left') return secretFiles.some(({ id }) => id === reason.file);
  const session = sessions.find(({ id }) => id === sessionId);
  if (session?.token === undefined) return false;
  const left = session.token.expiresAt - now;
  switch (reason.why) {
    case 'ends-soon':
      return !renewsItself(session) && left > 0 && left <= Math.max(0, ...settings.remindBefore) * minute;
    case 'ended':
      return !renewsItself(session) && (left <= 0 || session.trouble?.kind === 'refused');
    case 'over':
      if (session.trouble?.kind === 'refused') return true;
      return session.token.refreshable ? session.trouble?.kind === 'over' : left <= 0;
    case 'keys-not-renewed':
      return true;
    case 'new-access':
      return settings.remindOfNewAccess;
  }
}

function isFileGone(key: string, { secretFiles }: State): boolean {
  const [subject, file] = JSON.parse(key);
  return subject === 'file' && !secretFiles.some(({ id }) => id === file);
}

function hasJustEnded({ id, token }: Session, before: State, state: State): boolean {
  const known = before.sessions.find((session) => session.id === id);
  if (token === undefined || token.refreshable || known?.token?.expiresAt !== token.expiresAt) return false;
  return !known.token.refreshable && before.now < token.expiresAt && state.now >= token.expiresAt;
}

const canTell = ({ id }: Session, { surroundings, signIns }: State): boolean =>
  surroundings.screen === 'open' && !signIns.some(({ sessionId }) => sessionId === id);

const frozen = new WeakSet<object>();

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || frozen.has(value)) return;
  frozen.add(Object.freeze(value));
  for (const part of Object.values(value)) deepFreeze(part);
}
