import { awsHost } from './hosts.ts';
import { type Call, json, type Reply, redirect } from './message.ts';
import { oidcError } from './oidc-error.ts';
import { type Route, routes } from './operations.ts';
import { unauthorized } from './portal-error.ts';
import type { World } from './world.ts';

const unknown = (): Reply =>
  json(
    404,
    { message: null, __type: 'UnknownOperationException' },
    { 'x-amzn-errortype': 'UnknownOperationException' },
  );

/** Another region knows nothing of this one's start URLs and tokens. */
function elsewhere(route: Route): Route {
  if (route.service === 'portal') return { ...route, answer: unauthorized };
  if (route.operation !== 'StartDeviceAuthorization' && route.operation !== 'CreateToken') return route;
  const name = route.operation === 'CreateToken' ? 'InvalidGrantException' : 'InvalidRequestException';
  return { ...route, answer: () => oidcError(name, 'Invalid request provided') };
}

/** The operation that a call asks for; on a host of AWS only those of its service are there. */
export function routeCall(call: Call, world: World): Route | Reply {
  const host = awsHost(new URL(call.origin).hostname);
  const path = call.path.length > 1 ? call.path.replace(/\/$/, '') : call.path;
  if (path === '/' && call.method === 'GET' && !call.query.has('Action')) {
    if (host === undefined) return redirect('/start');
    if (host.service === 'page') return redirect(`/device?${call.query}`);
  }
  const route = routes.get(`${call.method} ${path}`);
  if (route === undefined) return unknown();
  if (host === undefined) return route;
  const there = host.service === route.service || (host.service === 'oidc' && path === '/authorize');
  if (!there) return unknown();
  return host.service === 'sts' || host.region === world.region ? route : elsewhere(route);
}
