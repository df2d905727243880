import { SSO } from '@aws-sdk/client-sso';
import { endpointVariants, portalEndpoint } from '../domain/portal-endpoint.ts';
import { PortalFailure } from '../domain/portal-failure.ts';
import { isRegion } from '../domain/portal-of.ts';
import { ownSettings, wayTo, withoutVersionAdvice } from './sdk-client.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** `host` is who is asked, in words for people. */
export type PortalClient = Readonly<{ sso: SSO; host: string }>;

export type SsoClientOptions = Readonly<{
  env: Env;
  version: string;
  /** How long an answer, or the next piece of one, may take. */
  timeoutMs: number;
}>;

/**
 * The SDK's client for one region. Every setting is given, so that the SDK looks for none: it would read the config file,
 * and may even ask a metadata service. Rejects with a `PortalFailure` where a setting makes it impossible.
 */
export async function ssoClient(region: string, { env, version, timeoutMs }: SsoClientOptions): Promise<PortalClient> {
  // It becomes part of the host name that the token is sent to.
  if (!isRegion(region)) throw misset(`"${region}" is not a region.`);
  const endpoint = portalEndpoint(env);
  const variants = endpointVariants(env);
  const sso = withoutVersionAdvice(
    () =>
      new SSO({
        region,
        ...(endpoint === undefined ? variants : { endpoint, useFipsEndpoint: false, useDualstackEndpoint: false }),
        ...ownSettings(version),
      }),
  );
  // AWS's own address is by the rules of the SDK: the suffix varies with the partition, and both with the variants.
  const byRules = { Region: region, UseFIPS: variants.useFipsEndpoint, UseDualStack: variants.useDualstackEndpoint };
  const address = endpoint === undefined ? sso.config.endpointProvider(byRules).url : configuredAddress(endpoint);
  const { requestHandler, host } = await wayTo(address, { env, timeoutMs });
  sso.config.requestHandler = requestHandler;
  return { sso, host };
}

function configuredAddress(endpoint: string): URL {
  const address = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (address !== undefined && /^https?:$/.test(address.protocol)) return address;
  throw misset('The endpoint in AWS_ENDPOINT_URL_SSO or AWS_ENDPOINT_URL is not a web address.');
}

const misset = (message: string): PortalFailure => new PortalFailure('unreachable', message, { lasting: true });
