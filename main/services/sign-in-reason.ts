import { OidcFailure } from '../domain/oidc-failure.ts';
import { type Problem, problemOf } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import { SignInFailure } from '../domain/sign-in-failure.ts';
import { signInProblem } from '../domain/sign-in-problem.ts';
import type { SignInWay } from './sign-in-step.ts';

export type ReasonPorts = Readonly<{
  /** The region that the start page names, if it does. */
  findRegion(startUrl: string): Promise<string | undefined>;
}>;

/** Why a sign-in failed, for people. Where AWS does not know the portal, its start page is asked whether the region is wrong. */
export async function signInReason(
  { findRegion }: ReasonPorts,
  error: unknown,
  { session, way }: Readonly<{ session: Session; way: SignInWay }>,
): Promise<Problem> {
  if (error instanceof SignInFailure) return signInProblem(error, { session, way });
  if (!(error instanceof OidcFailure)) return problemOf(error);
  const mayBeElsewhere = error.kind === 'invalid_request' || error.kind === 'invalid_grant';
  const portalRegion = mayBeElsewhere ? await findRegion(session.startUrl) : undefined;
  return signInProblem(error, { session, way, portalRegion });
}
