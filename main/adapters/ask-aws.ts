import { HttpRequest } from '@smithy/core/protocols';
import type { Asked } from '../domain/doctor/endpoint-findings.ts';
import { abortable } from '../services/within-limit.ts';
import { oidcClient } from './oidc-client.ts';
import { portalFailureOf } from './portal-failure-of.ts';
import { ssoClient } from './sso-client.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Handler = Readonly<{
  handle(
    request: HttpRequest,
    options: Readonly<{ abortSignal: AbortSignal }>,
  ): Promise<Readonly<{ response: Readonly<{ statusCode: number; headers: Readonly<Record<string, string>> }> }>>;
}>;
type Target = Readonly<{ host: string; base: string; handler: Handler; method: 'GET' | 'POST'; path: string }>;

type Options = Readonly<{ env: Env; version: string; timeoutMs: number; now(): number }>;

/**
 * Asks the portal and the sign-in service of each region, in the way of all other calls, for what they refuse: without any token, their
 * refusal is the answer. Comes back within `timeoutMs`, and never rejects.
 */
export async function askAws(regions: readonly string[], options: Options): Promise<readonly Asked[]> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  const client = { ...options, heardDate: () => undefined };
  return Promise.all(
    regions.flatMap((region) => [
      ask(region, signal, options.now, async () => {
        const { sso, host, base } = await ssoClient(region, client);
        return { host, base, handler: sso.config.requestHandler, method: 'GET', path: '/assignment/accounts' };
      }),
      ask(region, signal, options.now, async () => {
        const { oidc, host, base } = await oidcClient(region, client);
        return { host, base, handler: oidc.config.requestHandler, method: 'POST', path: '/token' };
      }),
    ]),
  );
}

async function ask(
  region: string,
  signal: AbortSignal,
  now: () => number,
  targetOf: () => Promise<Target>,
): Promise<Asked> {
  let host = `the region ${region}`;
  try {
    const target = await abortable(targetOf(), signal);
    host = target.host;
    const { response } = await abortable(target.handler.handle(requestFor(target), { abortSignal: signal }), signal);
    const { statusCode, headers } = response;
    const requestId = headers['x-amzn-requestid'];
    // A proxy or a network's sign-in page answers as well: only AWS gives its answers an id.
    if (requestId !== undefined && statusCode < 500) return { host, answered: { date: headers.date, at: now() } };
    throw { $metadata: { httpStatusCode: statusCode, requestId } };
  } catch (error) {
    if (signal.aborted) return { host, failure: `${host} does not answer.` };
    const { message, lasting } = portalFailureOf(error, host);
    return { host, failure: message, lasting };
  }
}

function requestFor({ base, method, path }: Target): HttpRequest {
  const { protocol, hostname, port, pathname } = new URL(`${base}${path}`);
  return new HttpRequest({
    protocol,
    hostname,
    ...(port !== '' && { port: Number(port) }),
    path: pathname,
    method,
    headers: { host: new URL(base).host, 'content-type': 'application/json' },
    ...(method === 'POST' && { body: '{}' }),
  });
}
