import { withChange } from './change.ts';
import { listingOf } from './listing-of.ts';
import { nextAsked } from './next-asked.ts';
import { accessesKnown } from './next-known.ts';
import { nextListing } from './next-listing.ts';
import { distinctPins, mostPins, pinChanged, pinPageChanged, withNames } from './next-pins.ts';
import { nextReminded } from './next-reminded.ts';
import { accessUsed, mostUses } from './next-uses.ts';
import { isOutOfTurn } from './power-question.ts';
import { keepIfSame, keepSameItems, sameValue } from './same-value.ts';
import type { Session } from './session.ts';
import { isLeftBehind } from './several-job.ts';
import { nextSignIn } from './signing-in.ts';
import type { Known, Listing, State, StateEvent } from './state.ts';

/**
 * The state after an event. What an event does not change stays the same object, and an event that changes nothing gives
 * the very same state, so that who draws it can compare by identity.
 */
export function next(state: State, event: StateEvent): State {
  const after = changedBy(state, event);
  return changed(after, { reminded: nextReminded(state, after, event) });
}

function changedBy(state: State, event: StateEvent): State {
  switch (event.type) {
    case 'time-passed':
      return changed(state, { now: event.now });
    case 'sessions-found':
      return sessionsFound(state, event);
    case 'sessions-unreadable':
      return changed(state, { ready: true, problem: keepIfSame(state.problem, event.problem) });
    case 'session-chosen':
      return isSession(state, event.sessionId) ? changed(state, { chosen: event.sessionId }) : state;
    case 'session-trouble':
      return changed(state, { sessions: withTrouble(state.sessions, event) });
    case 'sign-in-started':
    case 'sign-in-step':
    case 'sign-in-ended':
      return signInChanged(state, event);
    case 'listing-started':
    case 'accounts-listed':
    case 'roles-listed':
    case 'listing-completed':
    case 'listing-failed': {
      if (!isSession(state, event.sessionId)) return state;
      const listing = nextListing(listingOf(state, event.sessionId), event);
      if (listing === undefined) return state;
      const listed = withListing(state, event.sessionId, listing);
      if (event.type !== 'listing-completed') return listed;
      return changed(listed, { known: accessesKnown(state.known, event.sessionId, listing.accounts) });
    }
    case 'known-loaded': {
      const isOut = (id: string) => state.sessions.some((session) => session.id === id && session.token === undefined);
      const isFirst = ({ sessionId }: Known, at: number) =>
        event.known.findIndex((one) => one.sessionId === sessionId) === at;
      const known = event.known.filter((one, at) => isFirst(one, at) && !isOut(one.sessionId));
      return changed(state, { known: keepIfSame(state.known, known) });
    }
    case 'pins-loaded':
      return changed(state, { pins: keepIfSame(state.pins, distinctPins(event.pins, mostPins)) });
    case 'pin-changed': {
      const { access, pinned } = event;
      return changed(state, { pins: pinChanged(state.pins, access, pinned, listingOf(state, access.sessionId)) });
    }
    case 'pin-page-changed':
      return changed(state, { pins: pinPageChanged(state.pins, event.access, event.page) });
    case 'uses-loaded':
      return changed(state, { uses: keepIfSame(state.uses, distinctPins(event.uses, mostUses)) });
    case 'access-used': {
      const { access, at } = event;
      return changed(state, { uses: accessUsed(state.uses, access, at, listingOf(state, access.sessionId)) });
    }
    case 'settings-changed':
      return changed(state, { settings: keepIfSame(state.settings, withChange(state.settings, event.settings)) });
    case 'surroundings-changed': {
      const surroundings = withChange(state.surroundings, event.surroundings);
      return changed(state, { surroundings: keepIfSame(state.surroundings, surroundings) });
    }
    case 'profiles-found':
      return changed(state, { profiles: keepSameItems(state.profiles, event.profiles, ({ id }) => id) });
    case 'job-changed':
      return changed(state, { job: keepIfSame(state.job, event.job) });
    case 'job-dismissed':
      return state.job?.phase === 'running' ? state : without(state, 'job');
    case 'secret-files-found':
      return changed(state, { secretFiles: keepSameItems(state.secretFiles, event.files, ({ id }) => id) });
    case 'visit-asked': {
      const asked = state.visitsAsked + 1;
      return changed(state, { visit: { ...event.visit, asked }, visitsAsked: asked });
    }
    case 'visit-done':
      return state.visit?.asked === event.asked ? without(state, 'visit') : state;
    case 'allowed-loaded':
    case 'allowed-forgotten':
    case 'question-asked':
    case 'question-answered':
      return nextAsked(state, event);
    case 'clipboard-filled': {
      const { type: _, ...clipboard } = event;
      return changed(state, { clipboard: keepIfSame(state.clipboard, clipboard) });
    }
    case 'clipboard-cleared':
      return without(state, 'clipboard');
    case 'told':
      return changed(state, { notice: keepIfSame(state.notice, event.notice) });
    case 'notice-dismissed':
      return without(state, 'notice');
    case 'reminder-snoozed':
    case 'reminder-dismissed':
    case 'keys-not-renewed':
    case 'keys-renewed':
      return state;
  }
}

const isSession = (state: State, id: string): boolean => state.sessions.some((session) => session.id === id);

function sessionsFound(state: State, event: Extract<StateEvent, { type: 'sessions-found' }>): State {
  const { problem, chosen, job, question, ...rest } = state;
  const before = new Map(state.sessions.map((session) => [session.id, session]));
  const fresh = event.sessions.map((session) => withKnownTrouble(session, before.get(session.id)));
  const sessions = keepSameItems(state.sessions, fresh, ({ id }) => id);
  const told = state.failedSignIns.filter(({ sessionId }) => {
    const session = sessions.find(({ id }) => id === sessionId);
    return session !== undefined && isSameToken(session, before.get(sessionId));
  });
  // A session that was signed out, or is gone, leaves no accounts behind. One that has merely ended keeps its rows.
  const listed = new Set(sessions.filter(({ token }) => token !== undefined).map(({ id }) => id));
  const kept = Object.entries(state.listings).filter(([id]) => listed.has(id));
  const known = state.known.filter(({ sessionId }) => listed.has(sessionId));
  const found: State = {
    ...rest,
    ready: true,
    sessions,
    skipped: keepIfSame(state.skipped, event.skipped),
    failedSignIns: told.length === state.failedSignIns.length ? state.failedSignIns : told,
    listings: kept.length === Object.keys(state.listings).length ? state.listings : Object.fromEntries(kept),
    known: known.length === state.known.length ? state.known : known,
    ...(event.problem !== undefined && { problem: keepIfSame(problem, event.problem) }),
    ...(chosen !== undefined && sessions.some(({ id }) => id === chosen) && { chosen }),
    ...(job !== undefined && !isLeftBehind(job, state.sessions, sessions) && { job }),
    ...(question !== undefined && !isOutOfTurn(question, state.sessions, sessions) && { question }),
  };
  return sameParts(state, found) ? state : found;
}

/** What was learned of a token says nothing of the one that came after it. One that is written again keeps its end. */
function withKnownTrouble(session: Session, before: Session | undefined): Session {
  if (before?.trouble === undefined || session.token?.expiresAt !== before.token?.expiresAt) return session;
  return { ...session, trouble: before.trouble };
}

const isSameToken = (session: Session, before: Session | undefined): boolean =>
  session.token?.expiresAt === before?.token?.expiresAt && session.token?.receivedAt === before?.token?.receivedAt;

function withTrouble(
  sessions: readonly Session[],
  { sessionId, trouble }: Extract<StateEvent, { type: 'session-trouble' }>,
): readonly Session[] {
  const at = sessions.findIndex(({ id }) => id === sessionId);
  const session = sessions[at];
  if (session === undefined || session.token === undefined || sameValue(session.trouble, trouble)) return sessions;
  // Who learns late that it is renewed no more takes nothing back.
  if (session.trouble?.kind === 'refused' && trouble?.kind === 'over') return sessions;
  const { trouble: _, ...rest } = session;
  return sessions.with(at, trouble === undefined ? rest : { ...rest, trouble });
}

type SignInEvent = Extract<StateEvent, { type: 'sign-in-started' | 'sign-in-step' | 'sign-in-ended' }>;

function signInChanged(state: State, event: SignInEvent): State {
  const { sessionId } = event;
  if (event.type === 'sign-in-started' && !isSession(state, sessionId)) return state;
  const isOther = (entry: Readonly<{ sessionId: string }>) => entry.sessionId !== sessionId;
  const waiting = state.signIns.find((entry) => !isOther(entry));
  const failed = state.failedSignIns.find((entry) => !isOther(entry));
  const after = nextSignIn({ ...(waiting && { waiting }), ...(failed && { failed }) }, sessionId, event);
  const signIns = [...state.signIns.filter(isOther), ...(after.waiting ? [after.waiting] : [])];
  const failedSignIns = [...state.failedSignIns.filter(isOther), ...(after.failed ? [after.failed] : [])];
  return changed(state, {
    signIns: keepIfSame(state.signIns, signIns),
    failedSignIns: keepIfSame(state.failedSignIns, failedSignIns),
  });
}

function withListing(state: State, sessionId: string, listing: Listing): State {
  if (listing === listingOf(state, sessionId)) return state;
  const entries = Object.entries(state.listings).filter(([id]) => id !== sessionId);
  // `fromEntries` defines the field; a spread with a computed key would do so too, but not an assignment (`__proto__`).
  const listings = Object.fromEntries([...entries, [sessionId, listing]]);
  const pins = withNames(state.pins, sessionId, listing);
  return changed(state, { listings, pins, uses: withNames(state.uses, sessionId, listing) });
}

function changed(state: State, parts: Partial<State>): State {
  const after = { ...state, ...parts };
  return sameParts(state, after) ? state : after;
}

function without(state: State, part: 'clipboard' | 'notice' | 'visit' | 'job'): State {
  if (state[part] === undefined) return state;
  const { [part]: _, ...rest } = state;
  return rest;
}

/** Compares the parts by identity: each of them was kept where it holds the same. */
function sameParts(before: State, after: State): boolean {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof State>;
  return [...keys].every((key) => before[key] === after[key]);
}
