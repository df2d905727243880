import { useMemo } from 'react';
import type { AccountView } from '../../preload/contract.ts';
import { type RoleAcross, rolesAcross } from './roles-across.ts';
import { several } from './several.ts';
import { useStore } from './store.ts';

/** What was chosen, as far as it is still there. */
type Chosen = {
  roles: RoleAcross[];
  role: RoleAcross | undefined;
  /** Those of the accounts with the role that are meant. */
  accounts: AccountView[];
  /** True where all that have the role are meant, also those of which that is not known yet. */
  isAll: boolean;
};

export function useSeveral(sessionId: string, all: readonly AccountView[]): Chosen {
  const choice = useStore(several);
  const roles = useMemo(() => rolesAcross(all), [all]);
  const { role: name, only } = choice.sessionId === sessionId ? choice : {};
  const role = roles.find((each) => each.role === name);
  const accounts = role?.accounts.filter(({ accountId }) => only?.has(accountId) ?? true) ?? [];
  return { roles, role, accounts, isAll: only === undefined };
}
