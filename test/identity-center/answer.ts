import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallLog, LoggedCall } from './call-log.ts';
import { type Fault, type FaultPlan, faultReply } from './faults.ts';
import type { Call, Reply } from './message.ts';
import type { Route } from './operations.ts';
import { tooManyRequests } from './portal-error.ts';
import { routeCall } from './route-call.ts';
import { tokenBucket } from './token-bucket.ts';
import type { World } from './world.ts';

const largestBody = 1_000_000;

async function read(request: IncomingMessage, secure: boolean): Promise<Call> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > largestBody) throw new Error('The body is too large.');
    chunks.push(chunk);
  }
  const origin = new URL(`${secure ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`).origin;
  // Not `new URL(target, origin)`: a target such as `//x` would name a host.
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  return {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: request.headers,
    body: Buffer.concat(chunks).toString(),
    origin,
  };
}

function send(response: ServerResponse, reply: Reply, half: boolean, now: number): void {
  const body = Buffer.from(reply.body);
  const date = new Date(now).toUTCString();
  response.writeHead(reply.status, { date, ...reply.headers, 'content-length': body.length });
  if (!half) {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

/** What is served: the reply, or how the connection ends instead. */
function decide(
  call: Call,
  world: World,
  route: Route,
  fault: Fault | undefined,
  inRate: boolean,
): Reply | 'drop' | 'hang' {
  if (fault === 'drop' || fault === 'hang') return fault;
  if (fault !== undefined && fault !== 'half' && route.service !== 'page') return faultReply(fault, route.service);
  if (!inRate) return tooManyRequests();
  const { headers, ...reply } = route.answer(call, world);
  return { ...reply, headers: { ...(route.service !== 'page' && { 'x-amzn-requestid': randomUUID() }), ...headers } };
}

/** Serves one request after the other: fault, rate limit, answer, log. */
export function answerer(world: World, faults: FaultPlan, log: CallLog) {
  const started = performance.now();
  const mayPass = tokenBucket(
    () => world.knobs.portalRequestsPerSecond,
    () => performance.now(),
  );

  const entry = (call: Call, route: Route, status: number): LoggedCall => {
    const [accountId, role] = [call.query.get('account_id'), call.query.get('role_name')];
    return {
      operation: route.operation,
      at: performance.now() - started,
      status,
      host: new URL(call.origin).host,
      path: call.path,
      ...(accountId === null ? {} : { accountId }),
      ...(role === null ? {} : { role }),
      userAgent: call.headers['user-agent'] ?? '',
    };
  };

  return async (request: IncomingMessage, response: ServerResponse, secure: boolean): Promise<void> => {
    const call = await read(request, secure);
    const route = routeCall(call, world);
    if ('status' in route) return send(response, route, false, world.now());
    const inRate = route.service !== 'portal' || mayPass();
    const fault = faults.take(route.operation);
    const reply = decide(call, world, route, fault, inRate);
    log.add(entry(call, route, typeof reply === 'string' ? 0 : reply.status));
    if (reply === 'hang') return;
    if (world.knobs.latencyMs > 0 && route.service !== 'page') {
      await new Promise((resolve) => setTimeout(resolve, world.knobs.latencyMs));
    }
    if (reply === 'drop') response.destroy();
    else send(response, reply, fault === 'half', world.now());
  };
}
