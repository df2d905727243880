import { type AwsOidcOptions, awsOidc } from './adapters/aws-oidc.ts';
import { tokenStore } from './adapters/token-store.ts';
import { type SessionPorts, tokenSource } from './services/find-sessions.ts';
import { type FreshToken, freshToken } from './services/fresh-token.ts';

/** Tokens of this machine that are refreshed when they need it, for the app and for the verbs. */
export function freshTokenHere(found: SessionPorts, tokenCache: string, aws: AwsOidcOptions): FreshToken {
  return freshToken({
    tokens: tokenSource(found),
    store: tokenStore(tokenCache),
    oidc: awsOidc(aws),
    clock: found.clock,
  });
}
