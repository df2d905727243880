import { type GetCallerIdentityResponse, STS } from '@aws-sdk/client-sts';
import type { Credentials } from '../domain/credentials.ts';
import { PortalFailure } from '../domain/portal-failure.ts';
import { ownSettings, wayTo, withoutVersionAdvice } from './sdk-client.ts';
import { serviceEndpoint } from './service-endpoint.ts';

export type StsClientOptions = Readonly<{
  env: Readonly<Record<string, string | undefined>>;
  version: string;
  /** How long an answer, or the next piece of one, may take. */
  timeoutMs: number;
}>;

/** `host` is who is asked, in words for people. `callerIdentity` rejects with what the SDK raises, or a `PortalFailure`. */
export type StsClient = Readonly<{
  host: string;
  callerIdentity(credentials: Credentials, options: { abortSignal?: AbortSignal }): Promise<GetCallerIdentityResponse>;
}>;

/** From here on AWS may refuse a signature for its time (it does from five minutes on). */
const mostOffMs = 4 * 60_000;

/** AWS STS in one region. Rejects with a `PortalFailure` where a setting makes it impossible. */
export async function stsClient(region: string, { env, version, timeoutMs }: StsClientOptions): Promise<StsClient> {
  const { settings, address } = serviceEndpoint('STS', region, env);
  // How far AWS's clock is ahead of this one's, by the last answer that was a refusal.
  let clockOffsetMs = 0;

  // Credentials belong to a client; the connections are shared.
  const clientWith = (credentials: () => Promise<SdkCredentials>): STS =>
    withoutVersionAdvice(
      () =>
        new STS({
          region,
          ...settings,
          ...ownSettings(version),
          sigv4aSigningRegionSet: [],
          systemClockOffset: clockOffsetMs,
          credentials,
        }),
    );

  const nobody = clientWith(() => Promise.reject(new Error('Nobody asks.')));
  const { requestHandler, host } = await wayTo(address(nobody.config.endpointProvider), { env, timeoutMs });

  return {
    host,
    async callerIdentity(credentials, options) {
      const signedWithOffset = clockOffsetMs;
      const sts = clientWith(async () => sdkCredentials(credentials));
      sts.config.requestHandler = requestHandler;
      try {
        return await sts.getCallerIdentity({}, options);
      } catch (error) {
        clockOffsetMs = sts.config.systemClockOffset;
        if (Math.abs(clockOffsetMs - signedWithOffset) < mostOffMs) throw error;
        throw new PortalFailure('server', "This computer's clock is not at AWS's time.", { cause: error });
      }
    },
  };
}

type SdkCredentials = ReturnType<typeof sdkCredentials>;

const sdkCredentials = ({ accessKeyId, secretAccessKey, sessionToken }: Credentials) => ({
  accessKeyId,
  secretAccessKey: secretAccessKey.reveal(),
  sessionToken: sessionToken.reveal(),
});
