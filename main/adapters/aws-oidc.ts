import type { SSOOIDC } from '@aws-sdk/client-sso-oidc';
import { clockSkewOf } from '../domain/clock-skew.ts';
import type { Oidc } from '../services/oidc.ts';
import { clientPerRegion } from './client-per-region.ts';
import { deviceAuthorizationOf, issuedTokenOf, registrationOf } from './oidc-answer.ts';
import type { OidcClient } from './oidc-client.ts';
import { oidcFailureOf } from './oidc-failure-of.ts';
import { registrationRequest } from './oidc-registration-request.ts';

export type AwsOidcOptions = Readonly<{
  /** Endpoint, proxy and CA variables, with the meaning that they have for the AWS CLI. */
  env: Readonly<Record<string, string | undefined>>;
  version: string;
  /** How long an answer, or the next piece of one, may take. */
  timeoutMs?: number;
  /** Told with every answer how far AWS's clock is ahead of ours; undefined while it is less than five minutes. */
  onClockSkew?: (ms: number | undefined) => void;
}>;

const usualTimeoutMs = 20_000;

/** IAM Identity Center's OIDC service over HTTPS. The AWS SDK is loaded at the first call. */
export function awsOidc({ onClockSkew, ...options }: AwsOidcOptions): Oidc {
  const heardDate = (date: string | undefined) => onClockSkew?.(clockSkewOf(date, Date.now()));

  const clientFor = clientPerRegion<OidcClient>(async (region) => {
    const { oidcClient } = await import('./oidc-client.ts');
    return oidcClient(region, { timeoutMs: usualTimeoutMs, heardDate, ...options });
  });

  /** `asked` is when the question was put (UTC ms): lives in seconds count from then, so no end is set too late. */
  const call = async <T>(
    region: string,
    signal: AbortSignal | undefined,
    ask: (oidc: SSOOIDC, options: RequestOptions, asked: number) => Promise<T>,
  ): Promise<T> => {
    let host = 'the sign-in service';
    try {
      const client = await clientFor(region);
      host = client.host;
      return await ask(client.oidc, requestOptions(signal), Date.now());
    } catch (error) {
      throw oidcFailureOf(error, host, Date.now(), signal);
    }
  };

  const token = (region: string, grant: Parameters<SSOOIDC['createToken']>[0], signal: AbortSignal | undefined) =>
    call(region, signal, async (oidc, options, asked) => issuedTokenOf(await oidc.createToken(grant, options), asked));

  return {
    register: (region, wish, signal) =>
      call(region, signal, async (oidc, options) => {
        const request = registrationRequest(wish);
        return registrationOf(await oidc.registerClient(request, options), wish.grant, request.scopes);
      }),
    async authorizeUrl(region, { clientId, redirectUri, state, codeChallenge, scopes }) {
      const { base } = await clientFor(region).catch((error: unknown) => {
        throw oidcFailureOf(error, 'the sign-in service', Date.now());
      });
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        state,
        code_challenge_method: 'S256',
        // OAuth's own name is `scope`; the AWS CLI sends this one, and AWS takes it.
        scopes: scopes.join(' '),
        code_challenge: codeChallenge,
      });
      return `${base}/authorize?${query}`;
    },
    tokenByCode: (region, { client, code, verifier, redirectUri }, signal) =>
      token(
        region,
        {
          ...revealed(client),
          grantType: 'authorization_code',
          code: code.reveal(),
          codeVerifier: verifier.reveal(),
          redirectUri,
        },
        signal,
      ),
    startDevice: (region, { client, startUrl }, signal) =>
      call(region, signal, async (oidc, options, asked) => {
        const answer = await oidc.startDeviceAuthorization({ ...revealed(client), startUrl }, options);
        return deviceAuthorizationOf(answer, asked);
      }),
    tokenByDevice: (region, { client, deviceCode }, signal) =>
      token(
        region,
        {
          ...revealed(client),
          grantType: 'urn:ietf:params:oauth:grant-type:device_code',
          deviceCode: deviceCode.reveal(),
        },
        signal,
      ),
    tokenByRefresh: (region, { client, refreshToken }, signal) =>
      token(region, { ...revealed(client), grantType: 'refresh_token', refreshToken: refreshToken.reveal() }, signal),
  };
}

type RequestOptions = Readonly<{ abortSignal?: AbortSignal }>;

/** A signal of its own for each call: many calls listening to one make Node warn of a leak. */
const requestOptions = (signal: AbortSignal | undefined): RequestOptions =>
  signal === undefined ? {} : { abortSignal: AbortSignal.any([signal]) };

const revealed = ({ clientId, clientSecret }: Parameters<Oidc['tokenByCode']>[1]['client']) => ({
  clientId,
  clientSecret: clientSecret.reveal(),
});
