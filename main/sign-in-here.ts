import { type AwsOidcOptions, awsOidc } from './adapters/aws-oidc.ts';
import { awsPortal } from './adapters/aws-portal.ts';
import { systemClock } from './adapters/clock.ts';
import { openLoopback } from './adapters/loopback.ts';
import { signInCrypto } from './adapters/sign-in-crypto.ts';
import { startPage } from './adapters/start-page.ts';
import { findRegion } from './services/find-region.ts';
import { endLeaving } from './services/finish-leaving.ts';
import { resolveStartUrl } from './services/resolve-start-url.ts';
import type { PageOpener } from './services/show-page.ts';
import { type SignIn, type SignInPorts, signIn } from './services/sign-in.ts';
import type { TokensHere } from './tokens-here.ts';

type Here = Readonly<{
  /** Endpoint, proxy and CA variables, with the meaning that they have for the AWS CLI. */
  env: Readonly<Record<string, string | undefined>>;
  version: string;
  tokens: TokensHere;
  browser: PageOpener;
}> &
  Pick<AwsOidcOptions, 'onClockSkew'> &
  Pick<SignInPorts, 'settle'>;

/** Signing in on this machine, put together for the verb and for the app. */
export function signInHere({ tokens, browser, settle, ...aws }: Here): SignIn {
  const { env, version } = aws;
  const portal = awsPortal({ env, version, timeoutMs: portalPatienceMs });
  const page = startPage({ env, version });
  return signIn({
    oidc: awsOidc(aws),
    portal,
    endLeaving: endLeaving({ ...tokens, portal }),
    registrations: tokens.registrations,
    tokens: tokens.store,
    lookBefore: tokens.lookBefore,
    resolveStartUrl: resolveStartUrl({ page }),
    findRegion: findRegion({ page }),
    crypto: signInCrypto,
    clock: systemClock,
    openLoopback,
    browser,
    settle,
  });
}

/** The person waits for the token; a portal that does not answer must not keep it from them. */
const portalPatienceMs = 5_000;
