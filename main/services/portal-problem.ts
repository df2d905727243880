import type { PortalFailure } from '../domain/portal-failure.ts';
import { Problem } from '../domain/problem.ts';

/** The person has to sign in: AWS refused, where there is a cause; else nobody is signed in. `name` is the session's. */
export function signInNeeded(cause?: unknown, name?: string): Problem {
  const what = name === undefined ? 'You are signed out.' : `You are signed out of "${name}".`;
  const why = cause === undefined ? {} : { why: 'AWS does not accept the sign-in (any more).' };
  return new Problem('sign-in-needed', { what, ...why, next: 'Sign in again.' }, { cause });
}

/** A failure that trying again did not cure, in words for people. */
export function portalProblem(failure: PortalFailure): Problem {
  const cause = { cause: failure };
  if (failure.kind === 'unauthorized') return signInNeeded(failure);
  if (failure.kind === 'unreachable') {
    const next = failure.lasting ? 'Correct that, then try again.' : 'Check the network connection, then try again.';
    return new Problem('unreachable', { what: "AWS can't be reached.", why: failure.message, next }, cause);
  }
  if (failure.kind === 'server' || failure.kind === 'throttled') {
    const next = 'Try again in a few minutes.';
    return new Problem('unreachable', { what: 'AWS is too busy to answer.', why: failure.message, next }, cause);
  }
  return new Problem('unexpected', { what: 'AWS refused the request.', why: failure.message }, cause);
}
