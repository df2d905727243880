import { type Call, json, type Reply } from './message.ts';
import type { SampleAccount } from './organisation.ts';
import { forbidden, invalidRequest, notFound, unauthorized } from './portal-error.ts';
import { newAccessKeyId, newOpaqueId } from './secrets.ts';
import type { IssuedToken, World } from './world.ts';

const usualPage = 20;
const largestPage = 100;

/** The live token that the call carries in the portal's own header. */
function tokenOf(call: Call, world: World): IssuedToken | undefined {
  const header = call.headers['x-amz-sso_bearer_token'];
  const token = typeof header === 'string' ? world.tokens.get(header) : undefined;
  if (token === undefined || token.session.over || token.expiresAt <= world.now()) return undefined;
  return token.session.endsAt <= world.now() ? undefined : token;
}

/** One page of `items` as `name`, and an opaque `nextToken`, null on the last page. `list` says what is being paged. */
function page<T>(call: Call, world: World, list: string, name: string, items: readonly T[]): Reply {
  const asked = call.query.get('max_result');
  const size = asked === null || asked === '' ? usualPage : Number(asked);
  if (!Number.isInteger(size) || size < 1 || size > largestPage) {
    return invalidRequest(`ResultSize parameter must be within the valid limits of: 1-${largestPage}`);
  }
  const cursor = call.query.get('next_token');
  const from = cursor ? world.cursors.get(cursor) : { list, offset: 0 };
  if (from?.list !== list) return invalidRequest('Invalid pagination token');
  const end = from.offset + size;
  const nextToken = end < items.length ? newOpaqueId() : null;
  if (nextToken !== null) world.cursors.set(nextToken, { list, offset: end });
  return json(200, { nextToken, [name]: items.slice(from.offset, end) });
}

const withId = (world: World, accountId: string): SampleAccount | undefined =>
  world.accounts().find((account) => account.accountId === accountId);

export function listAccounts(call: Call, world: World): Reply {
  if (tokenOf(call, world) === undefined) return unauthorized();
  const accounts = world.accounts().map(({ roles: _, ...account }) => account);
  return page(call, world, 'accounts', 'accountList', accounts);
}

export function listAccountRoles(call: Call, world: World): Reply {
  if (tokenOf(call, world) === undefined) return unauthorized();
  const accountId = call.query.get('account_id') ?? '';
  if (!/^\d{12}$/.test(accountId)) return invalidRequest('Account id is not valid');
  const account = withId(world, accountId);
  if (account === undefined) return notFound('Account not found');
  const roles = account.roles.map((roleName) => ({ roleName, accountId }));
  return page(call, world, `roles of ${accountId}`, 'roleList', roles);
}

export function getRoleCredentials(call: Call, world: World): Reply {
  if (tokenOf(call, world) === undefined) return unauthorized();
  const accountId = call.query.get('account_id') ?? '';
  const role = call.query.get('role_name') ?? '';
  if (!/^\d{12}$/.test(accountId) || role === '') return invalidRequest('Account id or role name is not valid');
  if (!withId(world, accountId)?.roles.includes(role)) return forbidden();
  const issued = {
    accessKeyId: newAccessKeyId(),
    secretAccessKey: world.mint.secret('secret-access-key'),
    sessionToken: world.mint.secret('session-token'),
  };
  // AWS gives whole seconds, in milliseconds.
  const expiresAt = Math.floor(world.now() / 1000 + world.knobs.credentialsSeconds) * 1000;
  world.credentials.set(issued.accessKeyId, { ...issued, expiresAt, accountId, role });
  return json(200, { roleCredentials: { ...issued, expiration: expiresAt } });
}

/** Ends the sign-in: its tokens, and what could refresh them. Credentials already issued live on, as at AWS. */
export function logout(call: Call, world: World): Reply {
  const token = tokenOf(call, world);
  if (token === undefined) return unauthorized();
  token.session.over = true;
  return { status: 200, headers: {}, body: '' };
}
