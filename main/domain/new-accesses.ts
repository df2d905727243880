import type { ListedAccount, SessionAccess } from './access.ts';
import type { Listing } from './state.ts';

/** What a session's complete listing holds that its last complete one did not; nothing where it is the first. */
export function newAccesses(
  sessionId: string,
  before: Listing | undefined,
  after: Listing | undefined,
): readonly SessionAccess[] {
  if (before?.known === undefined || after?.known === undefined || before.known === after.known) return [];
  const known = new Map(before.known.map(({ accountId, roles }) => [accountId, new Set(roles)]));
  const isNew = (accountId: string) => (role: string) => known.get(accountId)?.has(role) !== true;
  return after.known.flatMap(({ accountId, roles = [] }: ListedAccount) =>
    roles.filter(isNew(accountId)).map((role) => ({ sessionId, accountId, role })),
  );
}
