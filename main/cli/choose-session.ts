import { isSignedIn } from '../domain/leading-session.ts';
import { portalOf } from '../domain/portal-of.ts';
import { Problem } from '../domain/problem.ts';
import { type Session, sessionStateAt } from '../domain/session.ts';
import { signInLine } from './sign-in-line.ts';

/**
 * The session that a verb works with: the one called `wanted` (its name, id or start URL), or without that the only one,
 * or the only one signed in at `now` (UTC ms). Throws a `Problem`: 'usage' when the choice is not clear,
 * 'sign-in-needed' when it is clear but nobody is signed in, where the verb needs that.
 */
export function chooseSession(
  sessions: readonly Session[],
  wanted: string | undefined,
  now: number,
  needsSignIn = true,
): Session {
  if (sessions.length === 0) {
    throw new Problem('sign-in-needed', {
      what: 'No session was found.',
      why: 'There is none in the AWS config file, and no token in the cache of the AWS CLI.',
      next: 'Sign in with `daypass sign-in --start-url URL`.',
    });
  }
  // One whose token ran out counts as well, while AWS may renew it: else the choice would change with every hour.
  const isLive = (session: Session) => isSignedIn(session, now);
  const candidates = wanted === undefined ? sessions : named(sessions, wanted);
  if (candidates.length === 0) {
    throw new Problem('usage', {
      what: `There is no session "${wanted}".`,
      next: `The sessions are: ${namesOf(sessions)}.`,
    });
  }
  const live = candidates.filter(isLive);
  const [only, another] = live.length > 0 ? live : candidates;
  if (only === undefined || (live.length === 0 && needsSignIn)) throw signInNeeded(candidates, now);
  if (another !== undefined) {
    const [what, which] =
      live.length > 0
        ? ['More than one session is signed in.', live]
        : ['There is more than one session, and none is signed in.', candidates];
    throw new Problem('usage', { what, next: `Say which one with --session: ${namesOf(which)}.` });
  }
  return only;
}

function named(sessions: readonly Session[], wanted: string): readonly Session[] {
  const exact = sessions.find(({ name }) => name === wanted) ?? sessions.find(({ id }) => id === wanted);
  if (exact !== undefined) return [exact];
  return sessions.filter(({ startUrl }) => portalOf(startUrl) === portalOf(wanted));
}

function signInNeeded(sessions: readonly Session[], now: number): Problem {
  const [first] = sessions;
  const single = sessions.length === 1 ? first : undefined;
  const next = `Sign in with ${sessions.map((session) => `\`${signInLine(session)}\``).join(' or ')}.`;
  if (single === undefined) return new Problem('sign-in-needed', { what: 'No session is signed in.', next });
  const what =
    sessionStateAt(single, now) === 'ended'
      ? `The session "${single.name}" has ended.`
      : `The session "${single.name}" is signed out.`;
  return new Problem('sign-in-needed', { what, next });
}

const namesOf = (sessions: readonly Session[]): string => sessions.map(({ name }) => name).join(', ');
