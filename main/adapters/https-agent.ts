import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import { createSecureContext, type SecureContext } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { PortalFailure } from '../domain/portal-failure.ts';
import { trustedRoots } from './trusted-roots.ts';

/**
 * HTTPS connections through `proxy`, or straight without one, kept alive. As for the AWS CLI, the certificates of
 * `bundlePath` (AWS_CA_BUNDLE) stand instead of the usual roots, and they do not vouch for the proxy itself.
 */
export async function httpsAgent(
  proxy: string | undefined,
  bundlePath: string | undefined,
  roots: () => Promise<string[]> = trustedRoots,
): Promise<Agent> {
  const ca = (await bundle(bundlePath)) ?? (await roots());
  // Made once: it holds hundreds of certificates, which every new connection would read again.
  const secureContext = createSecureContext({ ca });
  if (proxy === undefined) return new Agent({ keepAlive: true, secureContext });
  if (!URL.canParse(proxy) || !/^https?:$/.test(new URL(proxy).protocol)) {
    // Not repeated here: it may hold a password.
    throw misset('HTTPS_PROXY is not the address of an HTTP proxy.');
  }
  return new TrustingProxyAgent(proxy, secureContext) as unknown as Agent;
}

/** The options of a proxy agent are for the proxy's own TLS; the ones for the host behind it are added here. */
class TrustingProxyAgent extends HttpsProxyAgent<string> {
  readonly #secureContext: SecureContext;

  constructor(proxy: string, secureContext: SecureContext) {
    super(proxy, { keepAlive: true });
    this.#secureContext = secureContext;
  }

  override connect(...[request, options]: Parameters<HttpsProxyAgent<string>['connect']>) {
    const trusting = { ...options, secureContext: this.#secureContext };
    return super.connect(request, trusting);
  }
}

async function bundle(path: string | undefined): Promise<string | undefined> {
  if (path === undefined || path === '') return undefined;
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw misset(`The certificate file ${path} (AWS_CA_BUNDLE) can't be read.`, error);
  });
  // Node would take it without a word, and trust nobody.
  if (!text.includes('-----BEGIN')) throw misset(`The file ${path} (AWS_CA_BUNDLE) holds no certificate.`);
  return text;
}

const misset = (message: string, cause?: unknown): PortalFailure =>
  new PortalFailure('unreachable', message, { cause, lasting: true });
