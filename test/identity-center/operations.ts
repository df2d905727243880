import { authorize, decideAuthorization } from './authorization-code.ts';
import { createToken } from './create-token.ts';
import { startDeviceAuthorization } from './device-flow.ts';
import { decideOnDevicePage, devicePage } from './device-page.ts';
import type { Call, Reply } from './message.ts';
import { getRoleCredentials, listAccountRoles, listAccounts, logout } from './portal.ts';
import { registerClient } from './register-client.ts';
import { recordConsoleVisit, startPage } from './start-page.ts';
import { getCallerIdentity } from './sts.ts';
import type { World } from './world.ts';

export type Operation =
  | 'ListAccounts'
  | 'ListAccountRoles'
  | 'GetRoleCredentials'
  | 'Logout'
  | 'RegisterClient'
  | 'StartDeviceAuthorization'
  | 'CreateToken'
  | 'GetCallerIdentity'
  | 'Page';

export type Service = 'portal' | 'oidc' | 'sts' | 'page';

export type Route = Readonly<{
  service: Service;
  operation: Operation;
  answer: (call: Call, world: World) => Reply;
}>;

const page = (answer: Route['answer']): Route => ({ service: 'page', operation: 'Page', answer });
const sts: Route = { service: 'sts', operation: 'GetCallerIdentity', answer: getCallerIdentity };

/** Paths of the services (service models of sso, sso-oidc and sts) and of the pages; no two share one, so one port serves all. */
export const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['GET /assignment/accounts', { service: 'portal', operation: 'ListAccounts', answer: listAccounts }],
  ['GET /assignment/roles', { service: 'portal', operation: 'ListAccountRoles', answer: listAccountRoles }],
  ['GET /federation/credentials', { service: 'portal', operation: 'GetRoleCredentials', answer: getRoleCredentials }],
  ['POST /logout', { service: 'portal', operation: 'Logout', answer: logout }],
  ['POST /client/register', { service: 'oidc', operation: 'RegisterClient', answer: registerClient }],
  [
    'POST /device_authorization',
    { service: 'oidc', operation: 'StartDeviceAuthorization', answer: startDeviceAuthorization },
  ],
  ['POST /token', { service: 'oidc', operation: 'CreateToken', answer: createToken }],
  ['GET /authorize', page(authorize)],
  ['POST /authorize', page(decideAuthorization)],
  ['GET /device', page(devicePage)],
  ['POST /device', page(decideOnDevicePage)],
  ['GET /start', page(startPage)],
  ['POST /start', page(recordConsoleVisit)],
  ['POST /', sts],
  ['GET /', sts],
]);
