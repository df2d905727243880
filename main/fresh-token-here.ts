import { type AwsOidcOptions, awsOidc } from './adapters/aws-oidc.ts';
import { forgetRegistration } from './adapters/forget-registration.ts';
import { tokenStore } from './adapters/token-store.ts';
import { type FreshToken, type FreshTokenPorts, freshToken } from './services/fresh-token.ts';

/** Tokens of this machine that are refreshed when they need it, for the app and for the verbs. */
export function freshTokenHere(
  found: Pick<FreshTokenPorts, 'tokens' | 'clock'>,
  tokenCache: string,
  aws: AwsOidcOptions,
  label: (path: string) => string,
): FreshToken {
  return freshToken({
    ...found,
    store: tokenStore(tokenCache, undefined, label(tokenCache)),
    oidc: awsOidc(aws),
    forgetRegistration: forgetRegistration(tokenCache),
  });
}
