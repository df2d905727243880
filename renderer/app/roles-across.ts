import type { AccountView, RoleView } from '../../preload/contract.ts';

/** A role, and the accounts that have it. */
export type RoleAcross = { role: string; power: RoleView['power']; accounts: AccountView[] };

const powers: readonly RoleView['power'][] = ['read-only', 'other', 'admin'];

/** Every role of these accounts: the least powerful first, and of equals the one that most accounts have. */
export function rolesAcross(accounts: readonly AccountView[]): RoleAcross[] {
  const found = new Map<string, RoleAcross>();
  for (const account of accounts) {
    for (const { role, power } of account.roles ?? []) {
      const across = found.get(role) ?? { role, power, accounts: [] };
      across.accounts.push(account);
      found.set(role, across);
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      powers.indexOf(a.power) - powers.indexOf(b.power) ||
      b.accounts.length - a.accounts.length ||
      (a.role < b.role ? -1 : 1),
  );
}
