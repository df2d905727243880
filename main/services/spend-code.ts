import { OidcFailure } from '../domain/oidc-failure.ts';
import type { IssuedToken, Oidc } from './oidc.ts';
import type { Clock } from './ports.ts';

const pausesMs = [1_000, 3_000];

type CodeGrant = Parameters<Oidc['tokenByCode']>[1];

/**
 * Buys the token for an authorization code, and tries again a little later where the network or AWS failed: the person has
 * approved, and should not have to do so again. A code works once, so it may turn out spent by a try whose answer was lost:
 * then that try is what failed.
 */
export async function spendCode(
  { oidc, clock }: Readonly<{ oidc: Pick<Oidc, 'tokenByCode'>; clock: Pick<Clock, 'sleep'> }>,
  region: string,
  grant: CodeGrant,
  signal: AbortSignal,
): Promise<IssuedToken> {
  let first: unknown;
  for (let attempt = 0; ; attempt++) {
    try {
      return await oidc.tokenByCode(region, grant, signal);
    } catch (error) {
      first ??= error;
      const pause = pausesMs[attempt];
      if (pause === undefined || !mayPass(error)) throw first;
      await clock.sleep(pause, signal);
    }
  }
}

/** Troubles that may be over a moment later. */
export const mayPass = (error: unknown): boolean =>
  error instanceof OidcFailure && !error.lasting && (error.kind === 'unreachable' || error.kind === 'server_error');
