import { nextListing } from './next-listing.ts';
import { distinctPins, pinChanged, withNames } from './next-pins.ts';
import { keepIfSame, keepSameItems } from './same-value.ts';
import type { Listing, State, StateEvent } from './state.ts';

/**
 * The state after an event. What an event does not change stays the same object, and an event that changes nothing gives
 * the very same state, so that who draws it can compare by identity.
 */
export function next(state: State, event: StateEvent): State {
  switch (event.type) {
    case 'time-passed':
      return changed(state, { now: event.now });
    case 'sessions-found':
      return sessionsFound(state, event);
    case 'sessions-unreadable':
      return changed(state, { ready: true, problem: keepIfSame(state.problem, event.problem) });
    case 'session-chosen':
      return isSession(state, event.sessionId) ? changed(state, { chosen: event.sessionId }) : state;
    case 'listing-started':
    case 'accounts-listed':
    case 'roles-listed':
    case 'listing-completed':
    case 'listing-failed': {
      if (!isSession(state, event.sessionId)) return state;
      const listing = nextListing(listingOf(state, event.sessionId), event);
      return listing === undefined ? state : withListing(state, event.sessionId, listing);
    }
    case 'pins-loaded':
      return changed(state, { pins: keepIfSame(state.pins, distinctPins(event.pins)) });
    case 'pin-changed': {
      const { access, pinned } = event;
      return changed(state, { pins: pinChanged(state.pins, access, pinned, listingOf(state, access.sessionId)) });
    }
    case 'clipboard-filled': {
      const { label, clearsAt } = event;
      return changed(state, { clipboard: keepIfSame(state.clipboard, { label, clearsAt }) });
    }
    case 'clipboard-cleared':
      return without(state, 'clipboard');
    case 'told':
      return changed(state, { notice: keepIfSame(state.notice, event.notice) });
    case 'notice-dismissed':
      return without(state, 'notice');
  }
}

/** The session's listing, whatever its id is called (`constructor` is a possible name). */
export const listingOf = (state: State, sessionId: string): Listing | undefined =>
  Object.hasOwn(state.listings, sessionId) ? state.listings[sessionId] : undefined;

const isSession = (state: State, id: string): boolean => state.sessions.some((session) => session.id === id);

function sessionsFound(state: State, event: Extract<StateEvent, { type: 'sessions-found' }>): State {
  const { problem, chosen, ...rest } = state;
  const sessions = keepSameItems(state.sessions, event.sessions, ({ id }) => id);
  // A session that was signed out, or is gone, leaves no accounts behind. One that has merely ended keeps its rows.
  const listed = new Set(sessions.filter(({ token }) => token !== undefined).map(({ id }) => id));
  const kept = Object.entries(state.listings).filter(([id]) => listed.has(id));
  const found: State = {
    ...rest,
    ready: true,
    sessions,
    skipped: keepIfSame(state.skipped, event.skipped),
    listings: kept.length === Object.keys(state.listings).length ? state.listings : Object.fromEntries(kept),
    ...(event.problem !== undefined && { problem: keepIfSame(problem, event.problem) }),
    ...(chosen !== undefined && sessions.some(({ id }) => id === chosen) && { chosen }),
  };
  return sameParts(state, found) ? state : found;
}

function withListing(state: State, sessionId: string, listing: Listing): State {
  if (listing === listingOf(state, sessionId)) return state;
  const entries = Object.entries(state.listings).filter(([id]) => id !== sessionId);
  // `fromEntries` defines the field; a spread with a computed key would do so too, but not an assignment (`__proto__`).
  const listings = Object.fromEntries([...entries, [sessionId, listing]]);
  return changed(state, { listings, pins: withNames(state.pins, sessionId, listing) });
}

function changed(state: State, parts: Partial<State>): State {
  const after = { ...state, ...parts };
  return sameParts(state, after) ? state : after;
}

function without(state: State, part: 'clipboard' | 'notice'): State {
  if (state[part] === undefined) return state;
  const { [part]: _, ...rest } = state;
  return rest;
}

/** Compares the parts by identity: each of them was kept where it holds the same. */
function sameParts(before: State, after: State): boolean {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof State>;
  return [...keys].every((key) => before[key] === after[key]);
}
