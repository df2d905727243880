import { type AwsOidcOptions, awsOidc } from './adapters/aws-oidc.ts';
import { type FreshToken, type FreshTokenPorts, freshToken } from './services/fresh-token.ts';
import type { TokensHere } from './tokens-here.ts';

/** Tokens of this machine that are refreshed when they need it, for the app and for the verbs. */
export function freshTokenHere(
  found: Pick<FreshTokenPorts, 'tokens' | 'clock'>,
  { store, registrations }: Pick<TokensHere, 'store' | 'registrations'>,
  aws: AwsOidcOptions,
): FreshToken {
  return freshToken({
    ...found,
    store,
    oidc: awsOidc(aws),
    forgetRegistration: registrations.forget,
  });
}
