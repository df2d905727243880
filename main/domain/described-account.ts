import type { ListedAccount } from './access.ts';

/** An account as `accounts --json` promises it; `inPlaceOf` gives what stands for a role instead of `{}`. */
export const describedAccount = (
  { accountId, accountName, emailAddress, roles }: ListedAccount,
  inPlaceOf: (role: string) => unknown = () => ({}),
) => ({
  accountId,
  accountName,
  emailAddress,
  // Not assigned one by one: a role may be called `__proto__`. Roles that are not known are not none.
  roles: roles === undefined ? null : Object.fromEntries(roles.map((role) => [role, inPlaceOf(role)])),
});
