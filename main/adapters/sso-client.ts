import process from 'node:process';
import { SSO } from '@aws-sdk/client-sso';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { PortalFailure } from '../domain/portal-failure.ts';
import { endpointVariants, portalEndpoint } from '../domain/portal-endpoint.ts';
import { httpsAgent } from './https-agent.ts';

export type PortalClient = Readonly<{ sso: SSO; host: string }>;

/**
 * The SDK's client for one region. Every setting is given, so that the SDK looks for none: it would read the config file,
 * and may even ask a metadata service.
 */
export async function ssoClient(
  region: string,
  { env, version }: Readonly<{ env: Readonly<Record<string, string | undefined>>; version: string }>,
): Promise<PortalClient> {
  const endpoint = portalEndpoint(env);
  if (endpoint !== undefined && !/^https?:$/.test(URL.canParse(endpoint) ? new URL(endpoint).protocol : '')) {
    throw new PortalFailure('unreachable', `The endpoint "${endpoint}" (AWS_ENDPOINT_URL_SSO or AWS_ENDPOINT_URL) is not a web address.`);
  }
  // For AWS's own names only the suffix varies, which the choice of a proxy hardly ever depends on.
  const address = new URL(endpoint ?? `https://portal.sso.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`);
  // Daypass ships its own Node; the SDK's advice about it would only clutter a verb's stderr.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const sso = new SSO({
    region,
    ...(endpoint === undefined ? endpointVariants(env) : { endpoint, useFipsEndpoint: false, useDualstackEndpoint: false }),
    ignoreConfiguredEndpointUrls: true,
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'legacy',
    authSchemePreference: [],
    userAgentAppId: async () => undefined,
    defaultUserAgentProvider: async () => [['daypass', version]],
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 10_000,
      requestTimeout: 30_000,
      throwOnRequestTimeout: true,
      ...(address.protocol === 'https:' && { httpsAgent: await httpsAgent(address, env) }),
    }),
  });
  return { sso, host: address.host };
}
