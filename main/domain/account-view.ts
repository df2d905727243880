import type { AccountView, RoleView } from '../../preload/contract.ts';
import type { ListedAccount } from './access.ts';
import { productionName, rolePower, safestFirst } from './role-power.ts';
import type { Pin } from './state.ts';

const none: ReadonlySet<string> = new Set();

/** Gives the accounts of a session as the window shows them; what did not change since the last time is the same object. */
export function createAccountViews(): (
  sessionId: string,
  accounts: readonly ListedAccount[],
  pins: readonly Pin[],
) => AccountView[] {
  // Keyed by the account itself: the state replaces an account when something about it changes.
  const plain = new WeakMap<ListedAccount, AccountView>();

  function plainView(account: ListedAccount): AccountView {
    const known = plain.get(account);
    if (known !== undefined) return known;
    const view = accountView(account, none);
    plain.set(account, view);
    return view;
  }

  return (sessionId, accounts, pins) => {
    const pinned = new Map<string, Set<string>>();
    for (const pin of pins) {
      if (pin.sessionId !== sessionId) continue;
      pinned.set(pin.accountId, (pinned.get(pin.accountId) ?? new Set()).add(pin.role));
    }
    return accounts.map((account) => {
      const roles = pinned.get(account.accountId);
      return roles === undefined ? plainView(account) : accountView(account, roles);
    });
  };
}

function accountView(account: ListedAccount, pinned: ReadonlySet<string>): AccountView {
  const { accountId, accountName, emailAddress, roles } = account;
  const name = accountName ?? accountId;
  return {
    accountId,
    name,
    production: productionName(name),
    ...(emailAddress !== undefined && { emailAddress }),
    ...(roles !== undefined && { roles: roleViews(roles, pinned) }),
  };
}

function roleViews(roles: readonly string[], pinned: ReadonlySet<string>): RoleView[] {
  return roles.toSorted(safestFirst).map((role) => ({ role, pinned: pinned.has(role), power: rolePower(role) }));
}
