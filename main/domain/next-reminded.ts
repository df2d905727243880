import { sameAccess } from './access.ts';
import { endReason, stageOf } from './end-reason.ts';
import { newAccesses } from './new-accesses.ts';
import type { ReminderReason } from './reminder.ts';
import { keepSameItems } from './same-value.ts';
import { renewsItself, type Session } from './session.ts';
import type { LeftSecretFile } from './several-job.ts';
import type { Reminded, State, StateEvent } from './state.ts';

const snoozeMs = 10 * 60_000;

/**
 * The reminders that were due up to `after`, the state that the event led to. Of one token there is one entry for its end, whose
 * reason only ever moves on, and which stays when the token is out of sight for a while: so a clock that goes back and forth,
 * a long sleep or a second look can't lead to the same reminder twice.
 */
export function nextReminded(before: State, after: State, event: StateEvent): readonly Reminded[] {
  const entries = new Map<string, Reminded>();
  for (const entry of asked(before, after, event)) {
    const kept = followed(entry, before, after);
    if (kept !== undefined) entries.set(kept.key, kept);
  }
  for (const session of after.sessions) {
    const key = keyOf('end', session.id);
    const entry = endReminded(session, entries.get(key), before, after);
    if (entry === undefined) entries.delete(key);
    else entries.set(key, entry);
  }
  for (const file of after.secretFiles) {
    const key = keyOf('file', file.id);
    const entry = fileReminded(file, entries.get(key), key, after.now);
    if (entry !== undefined) entries.set(key, entry);
  }
  const settledOnes = [...entries.values()].map((entry) => settled(entry, after));
  return keepSameItems(before.reminded, settledOnes, ({ key }) => key);
}

/** The entries after what the event asks of them by itself. */
function asked(before: State, after: State, event: StateEvent): readonly Reminded[] {
  const { reminded } = before;
  switch (event.type) {
    case 'reminder-snoozed':
      return reminded.map((entry) => (entry.key === event.key && entry.shown ? snoozed(entry, after) : entry));
    case 'reminder-dismissed':
      return reminded.map((entry) => (entry.key === event.key ? hidden(entry) : entry));
    case 'keys-not-renewed': {
      const { type, sessionId, ...what } = event;
      const key = keyOf('keys', sessionId, what.profile);
      if (reminded.some((entry) => entry.key === key)) return reminded;
      return [...reminded, ...fresh(key, sessionId, after, { why: type, ...what })];
    }
    case 'keys-renewed':
      return reminded.filter(({ key }) => key !== keyOf('keys', event.sessionId, event.profile));
    case 'listing-completed':
      return withNewAccesses(before, after, event.sessionId);
    default:
      return reminded;
  }
}

function withNewAccesses({ reminded, ...before }: State, after: State, sessionId: string): readonly Reminded[] {
  const knownIn = ({ known }: Pick<State, 'known'>) => known.find((one) => one.sessionId === sessionId);
  const found = newAccesses(knownIn(before), knownIn(after));
  if (found.length === 0 || !after.settings.remindOfNewAccess) return reminded;
  const key = keyOf('new', sessionId);
  const old = reminded.find((entry) => entry.key === key);
  const unseen = old?.shown && old.reason.why === 'new-access' ? old.reason.accesses : [];
  const accesses = [...unseen, ...found.filter((access) => !unseen.some((one) => sameAccess(one, access)))];
  const reason = { why: 'new-access', accesses } as const;
  const entry = fresh(key, sessionId, after, reason);
  return old === undefined ? [...reminded, ...entry] : reminded.flatMap((one) => (one === old ? entry : one));
}

/** An entry as its session goes on: it is hidden while nobody is signed in there, and gone after another sign-in. */
function followed(entry: Reminded, before: State, after: State): Reminded | undefined {
  const { reason } = entry;
  if (reason.why === 'file-left') return after.secretFiles.some(({ id }) => id === reason.file) ? entry : undefined;
  if (reason.why === 'new-access' && !after.settings.remindOfNewAccess) return undefined;
  const session = sessionIn(after, entry.sessionId);
  if (session?.token === undefined) return hidden(entry);
  if (tokenKey(session) === entry.of) return entry;
  if (isAboutEnd(reason)) return undefined;
  const known = sessionIn(before, entry.sessionId);
  // A token that AWS renewed is of the same sign-in.
  const isSameSignIn = known !== undefined && (tokenKey(known) === tokenKey(session) || renewsItself(known));
  return isSameSignIn ? entry : undefined;
}

function endReminded(
  session: Session,
  entry: Reminded | undefined,
  before: State,
  { now, settings }: State,
): Reminded | undefined {
  if (session.token === undefined) return entry;
  const isLive = session.token.expiresAt > now;
  const due = endReason(session, now, settings.remindBefore);
  const about = { key: keyOf('end', session.id), sessionId: session.id, of: tokenKey(session) };
  if (entry === undefined || (isMissed(entry) && isLive)) {
    const known = sessionIn(before, session.id);
    const wasSeen = known !== undefined && tokenKey(known) === about.of;
    // Nobody is told of what had ended before it was seen, not even once AWS was asked and says so.
    if (!wasSeen && !isLive) return { ...about, reason: due ?? { why: 'over' }, shown: false, untold: true };
    return due && { ...about, reason: due, shown: true, untold: true };
  }
  if (isSnoozed(entry, now)) return entry;
  const stage = stageOf(entry.reason);
  if (due === undefined || stageOf(due) < stage) return hidden(entry);
  return stageOf(due) > stage ? { ...about, reason: due, shown: true, untold: true } : entry;
}

/** Due at the start after the one that wrote it, and once its credentials have ended; each once, whatever the clock does. */
function fileReminded(
  { id, sessionId, endsAt, fromBefore }: LeftSecretFile,
  entry: Reminded | undefined,
  key: string,
  now: number,
): Reminded | undefined {
  const isOver = endsAt <= now;
  const isNews = entry === undefined || (entry.reason.why === 'file-left' && isOver && !entry.reason.isOver);
  if (!isNews || !(isOver || fromBefore)) return entry;
  return { key, sessionId, of: id, reason: { why: 'file-left', file: id, isOver }, shown: true, untold: true };
}

/** It had ended before it was seen, or so it seemed to a clock that was wrong. */
const isMissed = ({ shown, untold }: Reminded): boolean => !shown && untold === true;

/** Snoozed until its time is over; then, as at first, untold until nothing is in the way. */
function settled(entry: Reminded, state: State): Reminded {
  const { snoozedUntil, untold, ...rest } = entry;
  if (!entry.shown || isSnoozed(entry, state.now)) return entry;
  const isDue = snoozedUntil !== undefined || untold === true;
  return isDue && isInTheWay(state, entry.sessionId) ? { ...rest, untold: true } : rest;
}

/** Nobody looks, or the person is doing already what they would be reminded of. */
const isInTheWay = ({ surroundings, signIns }: State, sessionId: string): boolean =>
  surroundings.screen === 'locked' || signIns.some((signIn) => signIn.sessionId === sessionId);

/** One that seems to take longer than it may is of a clock that was set back since. */
const isSnoozed = ({ snoozedUntil }: Reminded, now: number): boolean =>
  snoozedUntil !== undefined && snoozedUntil > now && snoozedUntil <= now + snoozeMs;

function snoozed(entry: Reminded, state: State): Reminded {
  const { untold: _, ...rest } = entry;
  const end = sessionIn(state, entry.sessionId)?.token?.expiresAt ?? Number.POSITIVE_INFINITY;
  const until = state.now + snoozeMs;
  return { ...rest, snoozedUntil: entry.reason.why === 'ends-soon' ? Math.min(until, end) : until };
}

const hidden = (entry: Reminded): Reminded => {
  const { key, sessionId, of, reason } = entry;
  return entry.shown ? { key, sessionId, of, reason, shown: false } : entry;
};

/** Nothing where nobody is signed in. */
function fresh(key: string, sessionId: string, state: State, reason: ReminderReason): readonly Reminded[] {
  const session = sessionIn(state, sessionId);
  if (session?.token === undefined) return [];
  return [{ key, sessionId, of: tokenKey(session), reason, shown: true, untold: true }];
}

const isAboutEnd = ({ why }: ReminderReason): boolean => why === 'ends-soon' || why === 'ended' || why === 'over';

const sessionIn = ({ sessions }: State, id: string): Session | undefined =>
  sessions.find((session) => session.id === id);

/** A file that is written again with the same end holds the same token. */
const tokenKey = ({ token }: Session): string => String(token?.expiresAt);

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);
