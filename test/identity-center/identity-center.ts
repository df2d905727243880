import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerer } from './answer.ts';
import { type CallLog, newCallLog } from './call-log.ts';
import { decideDevice } from './device-flow.ts';
import { type Fault, newFaultPlan } from './faults.ts';
import { type GrantedToken, grantToken } from './grant-token.ts';
import { type Knobs, usualKnobs } from './knobs.ts';
import type { Operation } from './operations.ts';
import type { SampleAccount } from './organisation.ts';
import type { IssuedSecret } from './secrets.ts';
import { bareStartUrl } from './start-url.ts';
import { type ConsoleVisit, newWorld } from './world.ts';

export type IdentityCenterOptions = Partial<Knobs> &
  Readonly<{
    region?: string;
    /** The name that the one user of the organisation signs in with. */
    user?: string;
    /** Start URLs of AWS to offer sign-in for, beside the stand-in's own over plain HTTP. */
    startUrls?: readonly string[];
    port?: number;
  }>;

export type IdentityCenter = Readonly<{
  /** Base URL of every service and page over plain HTTP. */
  url: string;
  startUrl: string;
  /** Every start URL that sign-in is offered for. */
  startUrls: readonly string[];
  region: string;
  user: string;
  /** The endpoint variables that lead an AWS SDK here. */
  env(): Record<string, string>;
  /** The organisation as it is now. */
  accounts(): readonly SampleAccount[];
  change(knobs: Partial<Knobs>): void;
  /** The next `times` (one, if not said) calls of the operation fail so. */
  failNext(operation: Operation, fault: Fault, times?: number): void;
  clearFaults(): void;
  log: CallLog;
  /** Every secret given out so far. */
  secrets(): readonly IssuedSecret[];
  /** Console links that a browser opened. */
  consoleVisits(): readonly ConsoleVisit[];
  /** Answers a device sign-in without a browser; false when no open request has this code. */
  approveDevice(userCode: string): boolean;
  denyDevice(userCode: string): boolean;
  /** A token as a finished sign-in would give it, without the steps. */
  grantToken(kind?: 'refreshable' | 'legacy', startUrl?: string): GrantedToken;
  /** Serves a request that arrived another way: by the proxy, over TLS. */
  answer(request: IncomingMessage, response: ServerResponse, secure: boolean): void;
  /** From now on nobody listens on its port, until `reconnect`. What comes by the proxy is answered all the same. */
  disconnect(): Promise<void>;
  reconnect(): Promise<void>;
  stop(): Promise<void>;
}>;

/** Starts a stand-in for IAM Identity Center and STS on a free port of 127.0.0.1. */
export async function startIdentityCenter(options: IdentityCenterOptions = {}): Promise<IdentityCenter> {
  const {
    region = 'us-east-1',
    user = 'ana.perez@acme.example',
    startUrls = ['https://acme.awsapps.com/start'],
    port = 0,
    ...knobs
  } = options;
  const world = newWorld(region, user, { ...usualKnobs, ...knobs });
  const faults = newFaultPlan();
  const log = newCallLog();
  const serve = answerer(world, faults, log);
  const answer: IdentityCenter['answer'] = (request, response, secure) => {
    serve(request, response, secure).catch((error: unknown) => {
      // A client that leaves in the middle is none of our business; a fault of our own is.
      if (request.destroyed && !request.complete) return;
      response.writeHead(500, { 'content-type': 'text/plain' }).end(`The stand-in failed: ${String(error)}`);
    });
  };
  const server = createServer((request, response) => answer(request, response, false));
  const listen = (on: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(on, '127.0.0.1', resolve);
    });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await listen(port);
  const at = (server.address() as AddressInfo).port;
  const url = `http://127.0.0.1:${at}`;
  world.startUrls.push(`${url}/start`, ...startUrls.map(bareStartUrl));
  return {
    url,
    startUrl: `${url}/start`,
    startUrls: world.startUrls,
    region,
    user,
    env: () => ({ AWS_ENDPOINT_URL_SSO: url, AWS_ENDPOINT_URL_SSO_OIDC: url, AWS_ENDPOINT_URL_STS: url }),
    accounts: () => world.accounts(),
    change: (changed) => void Object.assign(world.knobs, changed),
    failNext: faults.failNext,
    clearFaults: faults.clear,
    log,
    secrets: () => world.mint.issued,
    consoleVisits: () => world.consoleVisits,
    approveDevice: (userCode) => decideDevice(world, userCode, 'allowed'),
    denyDevice: (userCode) => decideDevice(world, userCode, 'denied'),
    grantToken: (kind = 'refreshable', startUrl = `${url}/start`) => grantToken(world, kind, startUrl),
    answer,
    disconnect: close,
    reconnect: async () => (server.listening ? undefined : listen(at)),
    stop: close,
  };
}
