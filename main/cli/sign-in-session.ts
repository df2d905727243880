import { portalOf } from '../domain/portal-of.ts';
import { Problem } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';

/**
 * The session to sign in: the one called `wanted` (its name, id or start URL), or without that the only one. Throws a
 * `Problem` of kind 'usage' when the choice is not clear.
 */
export function sessionToSignIn(sessions: readonly Session[], wanted: string | undefined): Session {
  const candidates = wanted === undefined ? sessions : named(sessions, wanted);
  const [only, another] = candidates;
  if (only !== undefined && another === undefined) return only;
  if (only !== undefined) {
    throw new Problem('usage', {
      what: wanted === undefined ? 'There is more than one session.' : 'More than one session has this start URL.',
      next: `Say which one with --session: ${namesOf(candidates)}.`,
    });
  }
  const next = 'For a new one, give the start URL that your IT department named: `daypass sign-in --start-url URL`.';
  if (sessions.length === 0) throw new Problem('usage', { what: 'There is no session yet.', next });
  const known = `The sessions are: ${namesOf(sessions)}.`;
  throw new Problem('usage', { what: `There is no session "${wanted}".`, why: known, next });
}

function named(sessions: readonly Session[], wanted: string): readonly Session[] {
  const exact = sessions.find(({ name }) => name === wanted) ?? sessions.find(({ id }) => id === wanted);
  if (exact !== undefined) return [exact];
  return sessions.filter(({ startUrl }) => portalOf(startUrl) === portalOf(wanted));
}

const namesOf = (sessions: readonly Session[]): string => sessions.map(({ name }) => name).join(', ');
