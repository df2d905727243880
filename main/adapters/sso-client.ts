import process from 'node:process';
import { SSO } from '@aws-sdk/client-sso';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { endpointVariants, portalEndpoint } from '../domain/portal-endpoint.ts';
import { PortalFailure } from '../domain/portal-failure.ts';
import { isRegion } from '../domain/portal-of.ts';
import { proxyFor } from '../domain/proxy-for.ts';
import { httpsAgent } from './https-agent.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** `host` is who is asked, in words for people. */
export type PortalClient = Readonly<{ sso: SSO; host: string }>;

export type SsoClientOptions = Readonly<{
  env: Env;
  version: string;
  /** How long an answer, or the next piece of one, may take. */
  timeoutMs: number;
}>;

const longestConnectMs = 5000;

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
        ignoreConfiguredEndpointUrls: true,
        maxAttempts: 1,
        retryMode: 'standard',
        defaultsMode: 'legacy',
        authSchemePreference: [],
        userAgentAppId: async () => undefined,
        defaultUserAgentProvider: async () => [['daypass', version]],
      }),
  );
  // AWS's own address is by the rules of the SDK: the suffix varies with the partition, and both with the variants.
  const byRules = { Region: region, UseFIPS: variants.useFipsEndpoint, UseDualStack: variants.useDualstackEndpoint };
  const address = endpoint === undefined ? sso.config.endpointProvider(byRules).url : configuredAddress(endpoint);
  const proxy = proxyFor(address, env);
  sso.config.requestHandler = new NodeHttpHandler({
    connectionTimeout: Math.min(longestConnectMs, timeoutMs),
    requestTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    throwOnRequestTimeout: true,
    ...(address.protocol === 'https:' && { httpsAgent: await httpsAgent(proxy, env.AWS_CA_BUNDLE) }),
  });
  const way = proxy === undefined ? '' : ` (through the proxy ${new URL(proxy).host})`;
  return { sso, host: `${address.host}${way}` };
}

function configuredAddress(endpoint: string): URL {
  const address = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (address !== undefined && /^https?:$/.test(address.protocol)) return address;
  throw misset('The endpoint in AWS_ENDPOINT_URL_SSO or AWS_ENDPOINT_URL is not a web address.');
}

/**
 * Daypass brings its own Node; the SDK's advice to get a newer one would only clutter stderr. The variable is set for
 * this moment alone, so that no child process inherits it.
 */
function withoutVersionAdvice<T>(make: () => T): T {
  const name = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';
  const before = process.env[name];
  process.env[name] = 'true';
  try {
    return make();
  } finally {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  }
}

const misset = (message: string): PortalFailure => new PortalFailure('unreachable', message, { lasting: true });
