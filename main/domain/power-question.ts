import type { QuestionView } from '../../preload/contract.ts';
import { type SessionAccess, sameAccess } from './access.ts';
import { knownAccountName } from './known-account-name.ts';
import { listingOf } from './listing-of.ts';
import { productionName, rolePower, safestFirst } from './role-power.ts';
import type { State } from './state.ts';

/** A person is asked whether they mean to use powerful roles in production. `asked` tells one question from the next. */
export type PowerQuestion = Readonly<{
  asked: number;
  use: QuestionView['use'];
  accesses: readonly SessionAccess[];
  /** A read-only role of the one account that is asked about. */
  instead?: string;
}>;

/** Whoever has said yes to so many is asked again about the oldest. */
export const mostAllowed = 200;

/** Those of the accesses whose role sounds powerful, in an account that sounds like production, and that nobody has allowed yet. */
export function accessesToAsk(state: State, accesses: readonly SessionAccess[]): readonly SessionAccess[] {
  return accesses.filter(
    (access) =>
      rolePower(access.role) === 'admin' &&
      productionName(knownAccountName(state, access) ?? '') &&
      !state.allowed.some((each) => sameAccess(each, access)),
  );
}

/** The read-only role to offer in place of a powerful one; none where that account has none, or it is not listed. */
export function saferRole(state: State, { sessionId, accountId }: SessionAccess): string | undefined {
  const account = listingOf(state, sessionId)?.accounts.find((each) => each.accountId === accountId);
  const safest = account?.roles?.toSorted(safestFirst)[0];
  return safest !== undefined && rolePower(safest) === 'read-only' ? safest : undefined;
}

/** The first of the same accesses is dropped, and the oldest where they are too many. */
export function allowedAfter(
  allowed: readonly SessionAccess[],
  accesses: readonly SessionAccess[],
): readonly SessionAccess[] {
  const plain = accesses.map(({ sessionId, accountId, role }) => ({ sessionId, accountId, role }));
  const isNew = (access: SessionAccess) => !plain.some((each) => sameAccess(each, access));
  return [...allowed.filter(isNew), ...plain].slice(-mostAllowed);
}

/** The question as the window asks it. */
export function questionView({ asked, use, accesses, instead }: PowerQuestion, state: State): QuestionView {
  return {
    asked,
    use,
    accesses: accesses.map((access) => ({
      accountName: knownAccountName(state, access) ?? access.accountId,
      role: access.role,
    })),
    ...(instead !== undefined && { instead }),
  };
}
