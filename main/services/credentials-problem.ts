import type { Access } from '../domain/access.ts';
import type { PortalFailure } from '../domain/portal-failure.ts';
import { Problem } from '../domain/problem.ts';
import { portalProblem } from './portal-problem.ts';

/** Why AWS gives no credentials for an access, in words for people. */
export function credentialsProblem(failure: PortalFailure, { accountId, role }: Access): Problem {
  if (failure.kind !== 'forbidden' && failure.kind !== 'not-found') return portalProblem(failure);
  return new Problem(
    'no-such-access',
    {
      what: `You have no role "${role}" in account ${accountId}.`,
      why: failure.message,
      next: 'Check both in the list of accounts; a new assignment takes a few minutes to arrive.',
    },
    { cause: failure },
  );
}

export const overAlready = (): Problem =>
  new Problem('unexpected', {
    what: 'The credentials that AWS gave have ended already.',
    next: "Check this computer's clock, then try again.",
  });
