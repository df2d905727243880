import type { PortalFailure } from '../domain/portal-failure.ts';
import { Problem } from '../domain/problem.ts';

export const signInNeeded = (cause?: unknown): Problem =>
  new Problem(
    'sign-in-needed',
    { what: 'You are signed out.', why: 'AWS does not accept the sign-in (any more).', next: 'Sign in again.' },
    { cause },
  );

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
