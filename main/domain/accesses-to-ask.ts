import { type SessionAccess, sameAccess } from './access.ts';
import { knownAccountName } from './known-account-name.ts';
import { productionName, rolePower } from './role-power.ts';
import type { State } from './state.ts';

/** Those of the accesses whose role sounds powerful, in an account that sounds like production, and that nobody has allowed yet. */
export function accessesToAsk(state: State, accesses: readonly SessionAccess[]): readonly SessionAccess[] {
  return accesses.filter(
    (access) =>
      rolePower(access.role) === 'admin' &&
      productionName(knownAccountName(state, access) ?? '') &&
      !state.allowed.some((each) => sameAccess(each, access)),
  );
}
