import type { ListedAccount } from './access.ts';
import type { Credentials } from './credentials.ts';
import { roleCredentials } from './credentials-text/role-credentials.ts';
import { describedAccount } from './described-account.ts';
import { jsonAnswer } from './json-answer.ts';
import type { Problem } from './problem.ts';
import { someFailed } from './some-failed.ts';

/**
 * One account of a sweep: with its credentials, or with the reason why its roles or its credentials could not be had; with
 * neither when it does not have the role.
 */
export type SweptAccount = ListedAccount & Readonly<{ credentials?: Credentials; problem?: Problem }>;

/** The accounts that are known not to have a role. */
export const withoutRole = <A extends ListedAccount>(accounts: readonly A[], role: string): readonly A[] =>
  accounts.filter(({ roles }) => roles !== undefined && !roles.includes(role));

/** The reasons why accounts failed, by id. */
export const problemsOf = (accounts: readonly SweptAccount[]): ReadonlyMap<string, Problem> =>
  new Map(accounts.flatMap(({ accountId, problem }) => (problem ? [[accountId, problem]] : [])));

/**
 * Why a sweep is not written: credentials are missing that could be had at another time. That AWS refuses a role which it lists is
 * the same at every try, and holds up nobody.
 */
export function missingCredentials(accounts: readonly SweptAccount[]): Problem | undefined {
  const passing = new Map([...problemsOf(accounts)].filter(([, { kind }]) => kind !== 'no-such-access'));
  if (passing.size === 0) return undefined;
  return someFailed(
    passing,
    accounts.length,
    (some) => `Nothing was written, for the credentials of ${some} are missing`,
  );
}

/** What the file of a sweep holds: every account with its roles, and the credentials in the place of the role that was asked for. */
export const sweepText = (accounts: readonly SweptAccount[], role: string): string =>
  jsonAnswer(
    accounts.map(({ credentials, ...account }) =>
      describedAccount(account, (name) =>
        name === role && credentials !== undefined ? roleCredentials(credentials) : {},
      ),
    ),
  );
