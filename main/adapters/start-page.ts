import { type ClientRequest, get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { hostOnWay } from '../domain/host-on-way.ts';
import { proxyFor } from '../domain/proxy-for.ts';
import type { PageAnswer, StartPage } from '../services/walk-to-portal.ts';
import { httpsAgent } from './https-agent.ts';
import { portalFailureOf } from './portal-failure-of.ts';

type StartPageOptions = Readonly<{
  /** Proxy and CA variables, with the meaning that they have for the AWS CLI. */
  env: Readonly<Record<string, string | undefined>>;
  version: string;
}>;

/** The head of a page comes first; what lies beyond this is not read. */
const mostBytes = 256 * 1024;

/** Asks for web pages as a browser without a memory: no cookies, no sign-in, one request each. */
export function startPage({ env, version }: StartPageOptions): StartPage {
  return async (address, signal) => {
    const isSecure = address.protocol === 'https:';
    const proxy = isSecure ? proxyFor(address, env) : undefined;
    try {
      signal.throwIfAborted();
      const agent = isSecure ? await httpsAgent(proxy, env.AWS_CA_BUNDLE) : undefined;
      try {
        const headers = { accept: 'text/html', 'accept-encoding': 'identity', 'user-agent': `daypass/${version}` };
        const options = { headers, signal, ...(agent !== undefined && { agent }) };
        return await answerTo(isSecure ? getHttps(address, options) : getHttp(address, options));
      } finally {
        agent?.destroy();
      }
    } catch (error) {
      // A time limit says more than the request that it cut off.
      const failure = portalFailureOf(signal.aborted ? signal.reason : error, hostOnWay(address, proxy));
      return { kind: 'unreachable', failure };
    }
  };
}

function answerTo(request: ClientRequest): Promise<PageAnswer> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.once('response', (response) => {
      read(response)
        .then(resolve, reject)
        .finally(() => request.destroy());
    });
  });
}

async function read(response: IncomingMessage): Promise<PageAnswer> {
  const { statusCode = 0, headers } = response;
  if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
    return { kind: 'redirect', to: headers.location };
  }
  const isHtml = /^\s*(text\/html|application\/xhtml\+xml)\b/i.test(headers['content-type'] ?? '');
  if (statusCode !== 200 || !isHtml || (headers['content-encoding'] ?? 'identity') !== 'identity')
    return { kind: 'none' };
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    parts.push(part);
    size += part.length;
    if (size >= mostBytes) break;
  }
  return { kind: 'page', html: Buffer.concat(parts).subarray(0, mostBytes).toString('utf8') };
}
