import type { ListedAccount } from '../domain/access.ts';
import { Problem } from '../domain/problem.ts';
import { withoutRole } from '../domain/swept-account.ts';
import { nearestOf } from './nearest.ts';
import { plainLine } from './plain-line.ts';
import type { VerbIo } from './verb.ts';

const mostNamed = 12;

/** Names the accounts that do not have a role, on stderr; it is no failure. */
export function tellWithout(role: string, accounts: readonly ListedAccount[], { err }: Pick<VerbIo, 'err'>): void {
  const without = withoutRole(accounts, role);
  if (without.length === 0) return;
  const named = without.map(({ accountId, accountName }) => [accountId, accountName].filter(Boolean).join(' '));
  err(plainLine(`daypass: Without the role "${role}": ${named.join(', ')}.`));
}

/** What to tell when no account has a role: it may be mistyped. */
export function nobodyHas(role: string, accounts: readonly ListedAccount[]): Problem {
  const roles = [...new Set(accounts.flatMap((account) => account.roles ?? []))].sort();
  const meant = nearestOf(role, roles);
  const listed = `${roles.slice(0, mostNamed).join(', ')}${roles.length > mostNamed ? ' and others' : ''}`;
  const next = meant === undefined ? `The roles are: ${listed}.` : `Did you mean "${meant}"?`;
  return new Problem('no-such-access', {
    what: `You have the role "${role}" in no account.`,
    next: roles.length === 0 ? 'See what there is with `daypass accounts`.' : next,
  });
}
