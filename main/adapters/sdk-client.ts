import process from 'node:process';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { hostOnWay } from '../domain/host-on-way.ts';
import { proxyFor } from '../domain/proxy-for.ts';
import { httpsAgent } from './https-agent.ts';

type Env = Readonly<Record<string, string | undefined>>;

const longestConnectMs = 5000;

/** Every setting that the SDK would look for by itself: it would read the config file, and may even ask a metadata service. */
export const ownSettings = (version: string) => ({
  ignoreConfiguredEndpointUrls: true,
  maxAttempts: 1,
  retryMode: 'standard',
  defaultsMode: 'legacy' as const,
  authSchemePreference: [],
  userAgentAppId: async () => undefined,
  defaultUserAgentProvider: async (): Promise<[string, string][]> => [['daypass', version]],
});

/** The way to `address`: by a proxy and with the certificates that the variables name. `host` is who is asked, in words for people. */
export async function wayTo(
  address: URL,
  { env, timeoutMs }: Readonly<{ env: Env; timeoutMs: number }>,
): Promise<Readonly<{ requestHandler: NodeHttpHandler; host: string }>> {
  const proxy = proxyFor(address, env);
  const requestHandler = new NodeHttpHandler({
    connectionTimeout: Math.min(longestConnectMs, timeoutMs),
    requestTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    throwOnRequestTimeout: true,
    ...(address.protocol === 'https:' && { httpsAgent: await httpsAgent(proxy, env.AWS_CA_BUNDLE) }),
  });
  return { requestHandler, host: hostOnWay(address, proxy) };
}

/**
 * Daypass brings its own Node; the SDK's advice to get a newer one would only clutter stderr. The variable is set for
 * this moment alone, so that no child process inherits it.
 */
export function withoutVersionAdvice<T>(make: () => T): T {
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
