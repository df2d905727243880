import { SSOOIDC } from '@aws-sdk/client-sso-oidc';
import { oidcEndpoint } from '../domain/oidc-endpoint.ts';
import { OidcFailure } from '../domain/oidc-failure.ts';
import { endpointVariants } from '../domain/portal-endpoint.ts';
import { isRegion } from '../domain/portal-of.ts';
import { ownSettings, wayTo, withoutVersionAdvice } from './sdk-client.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** `host` is who is asked, in words for people; `base` the address that the service's paths are put after. */
export type OidcClient = Readonly<{ oidc: SSOOIDC; host: string; base: string }>;

export type OidcClientOptions = Readonly<{
  env: Env;
  version: string;
  /** How long an answer, or the next piece of one, may take. */
  timeoutMs: number;
  /** Hears the `Date` of every answer that AWS gave. */
  heardDate: (date: string | undefined) => void;
}>;

/** The SDK's client of the OIDC service of one region. Rejects where a setting makes it impossible. */
export async function oidcClient(region: string, options: OidcClientOptions): Promise<OidcClient> {
  // It becomes part of the host name that secrets are sent to.
  if (!isRegion(region)) throw misset(`"${region}" is not a region.`);
  const { env, version, heardDate } = options;
  const endpoint = oidcEndpoint(env);
  const variants = endpointVariants(env);
  const oidc = withoutVersionAdvice(
    () =>
      new SSOOIDC({
        region,
        ...(endpoint === undefined ? variants : { endpoint, useFipsEndpoint: false, useDualstackEndpoint: false }),
        ...ownSettings(version),
      }),
  );
  const address = endpoint === undefined ? addressOf(oidc, region, variants) : configuredAddress(endpoint);
  const { requestHandler, host } = await wayTo(address, options);
  oidc.config.requestHandler = requestHandler;
  oidc.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { headers = {} } = result.response as { headers?: Record<string, string> };
      // A proxy's answer has the proxy's time.
      if (headers['x-amzn-requestid'] !== undefined) heardDate(headers.date);
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'daypassHeardDate' },
  );
  return { oidc, host, base: address.href.replace(/\/+$/, '') };
}

function configuredAddress(endpoint: string): URL {
  const address = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (address !== undefined && /^https?:$/.test(address.protocol)) return address;
  throw misset('The endpoint in AWS_ENDPOINT_URL_SSO_OIDC or AWS_ENDPOINT_URL is not a web address.');
}

type Variants = ReturnType<typeof endpointVariants>;

/** AWS's own address, by the rules of the SDK: the suffix varies with the partition, and both with the variants. */
function addressOf(oidc: SSOOIDC, Region: string, { useFipsEndpoint, useDualstackEndpoint }: Variants): URL {
  try {
    return oidc.config.endpointProvider({ Region, UseFIPS: useFipsEndpoint, UseDualStack: useDualstackEndpoint }).url;
  } catch (error) {
    throw misset(error instanceof Error ? error.message : String(error));
  }
}

const misset = (message: string): OidcFailure =>
  new OidcFailure('unreachable', message, { lasting: true, obstacle: 'setting' });
