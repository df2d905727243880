import type { Reply } from './message.ts';
import { type OidcErrorName, oidcError } from './oidc-error.ts';
import type { Operation } from './operations.ts';
import { portalError, tooManyRequests, unauthorized } from './portal-error.ts';
import { stsError } from './sts.ts';

/**
 * What can go wrong with a call, in the shape of the service that it goes to:
 * `throttled` 429 (OIDC: slow_down, STS: Throttling), `unauthorized` a 401 for no reason, `server-error` 500,
 * `unavailable` a load balancer's 503 in HTML, `drop` the connection ends unanswered,
 * `half` it ends within the answer's body, `hang` no answer until the client gives up; or a reply of one's own.
 */
export type Fault = 'throttled' | 'unauthorized' | 'server-error' | 'unavailable' | 'drop' | 'half' | 'hang' | Reply;

export type FaultPlan = Readonly<{
  /** The next `times` calls of the operation fail so; plans for one operation are served in the order they came. */
  failNext(operation: Operation, fault: Fault, times?: number): void;
  take(operation: Operation): Fault | undefined;
  clear(): void;
}>;

export function newFaultPlan(): FaultPlan {
  const planned = new Map<Operation, Fault[]>();
  return {
    failNext(operation, fault, times = 1) {
      planned.set(operation, [...(planned.get(operation) ?? []), ...Array.from({ length: times }, () => fault)]);
    },
    take: (operation) => planned.get(operation)?.shift(),
    clear: () => planned.clear(),
  };
}

type NamedFault = 'throttled' | 'unauthorized' | 'server-error';
const oidcNames: Readonly<Record<NamedFault, OidcErrorName>> = {
  throttled: 'SlowDownException',
  unauthorized: 'InvalidClientException',
  'server-error': 'InternalServerException',
};

const unavailable: Reply = {
  status: 503,
  headers: { 'content-type': 'text/html' },
  body: '<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>',
};

/** The reply that a fault stands for; faults of the connection have none. */
export function faultReply(fault: Exclude<Fault, 'drop' | 'half' | 'hang'>, service: 'portal' | 'oidc' | 'sts'): Reply {
  if (typeof fault === 'object') return fault;
  if (fault === 'unavailable') return unavailable;
  if (service === 'oidc') return oidcError(oidcNames[fault], 'A fault that the test asked for');
  if (service === 'sts') {
    if (fault === 'throttled') return stsError(400, 'Throttling', 'Rate exceeded');
    if (fault === 'unauthorized') return stsError(403, 'InvalidClientTokenId', 'The security token is invalid.');
    return stsError(500, 'InternalFailure', 'A fault that the test asked for');
  }
  if (fault === 'throttled') return tooManyRequests();
  if (fault === 'unauthorized') return unauthorized();
  return portalError(500, 'InternalServerException', 'A fault that the test asked for');
}
