import type { SessionAccess } from './access.ts';
import type { Known } from './state.ts';

/** What a session's complete listing held that its last complete one did not; nothing where it was the first. */
export function newAccesses(before: Known | undefined, after: Known | undefined): readonly SessionAccess[] {
  if (before === undefined || after === undefined || before === after) return [];
  const { sessionId } = after;
  const known = new Map(before.accounts.map(({ accountId, roles }) => [accountId, new Set(roles)]));
  const isNew = (accountId: string) => (role: string) => known.get(accountId)?.has(role) !== true;
  return after.accounts.flatMap(({ accountId, roles }) =>
    roles.filter(isNew(accountId)).map((role) => ({ sessionId, accountId, role })),
  );
}
