import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { PortalFailure } from '../domain/portal-failure.ts';
import { proxyFor } from '../domain/proxy-for.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Connections to `address` by HTTPS_PROXY, NO_PROXY and AWS_CA_BUNDLE, kept alive. As for the AWS CLI, the bundle stands
 * instead of the usual roots, and it does not vouch for the proxy itself.
 */
export async function httpsAgent(address: URL, env: Env): Promise<Agent> {
  const ca = await bundle(env['AWS_CA_BUNDLE']);
  const proxy = proxyFor(address, env);
  if (proxy === undefined) return new Agent({ keepAlive: true, ...(ca !== undefined && { ca }) });
  if (!URL.canParse(proxy) || !/^https?:$/.test(new URL(proxy).protocol)) {
    // Not repeated here: it may hold a password.
    throw new PortalFailure('unreachable', 'HTTPS_PROXY is not the address of an HTTP proxy.');
  }
  return new TrustingProxyAgent(proxy, ca) as unknown as Agent;
}

/** The options of a proxy agent are for the proxy's own TLS; the ones for the host behind it are added here. */
class TrustingProxyAgent extends HttpsProxyAgent<string> {
  readonly #ca: string | undefined;

  constructor(proxy: string, ca: string | undefined) {
    super(proxy, { keepAlive: true });
    this.#ca = ca;
  }

  override connect(...[request, options]: Parameters<HttpsProxyAgent<string>['connect']>) {
    const trusting = this.#ca === undefined ? options : { ...options, ca: this.#ca };
    return super.connect(request, trusting);
  }
}

async function bundle(path: string | undefined): Promise<string | undefined> {
  if (path === undefined || path === '') return undefined;
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new PortalFailure('unreachable', `The certificate file ${path} (AWS_CA_BUNDLE) can't be read.`, { cause: error });
  }
}
