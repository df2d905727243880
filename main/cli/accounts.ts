import type { ListedAccount } from '../domain/access.ts';
import { Problem, sentenceOf } from '../domain/problem.ts';
import type { FoundSessions } from '../services/find-sessions.ts';
import type { ListAccess } from '../services/list-access.ts';
import type { Clock } from '../services/ports.ts';
import { readArguments } from './arguments.ts';
import { chooseSession } from './choose-session.ts';
import { plainLine } from './plain-line.ts';
import type { Verb } from './verb.ts';

type AccountsPorts = Readonly<{
  find: () => Promise<FoundSessions>;
  list: ListAccess;
  clock: Pick<Clock, 'now'>;
  /** Whether a person watches stderr: then it tells how far the listing is. */
  watched: boolean;
}>;

/** `daypass accounts [--session S] [--json]`: every account with its roles. Where some could not be had, the rest is shown and the verb fails. */
export function accountsVerb({ find, list, clock, watched }: AccountsPorts): Verb {
  return async (args, io) => {
    const { session, json } = readArguments('accounts', args, { session: { type: 'string' }, json: { type: 'boolean' } });
    const { sessions, problem } = await find();
    if (sessions.length === 0 && problem !== undefined) throw new Problem(problem.kind, problem);
    const { id } = chooseSession(sessions, session, clock.now());
    const accounts = new Map<string, ListedAccount>();
    const failed = new Map<string, Problem>();
    let complete = 0;
    const tell = (text: string) => watched && io.err(`\r\u001b[K${text}`);
    const listing = list(id, {
      onAccounts: (found) => {
        for (const account of found) accounts.set(account.accountId, account);
      },
      onRoles: (accountId, roles) => {
        complete += 1;
        const account = accounts.get(accountId) ?? { accountId };
        accounts.set(accountId, { ...account, roles });
        tell(`Roles of ${complete} of ${accounts.size} accounts`);
      },
      onFailed: (accountId, why) => failed.set(accountId, why),
    });
    try {
      await listing.done;
    } finally {
      tell('');
    }
    const sorted = [...accounts.values()].sort(byName);
    io.out(json ? `${JSON.stringify(sorted.map(described), null, 2)}\n` : table(sorted));
    const [first] = failed.values();
    for (const [accountId, { words }] of failed) io.err(plainLine(`daypass: account ${accountId}: ${sentenceOf(words)}`));
    if (first !== undefined) {
      throw new Problem(first.kind, { what: `The roles of ${failed.size} of ${accounts.size} accounts are missing.` });
    }
  };
}

const byName = (a: ListedAccount, b: ListedAccount): number =>
  (a.accountName ?? '').localeCompare(b.accountName ?? '', 'en') || (a.accountId < b.accountId ? -1 : 1);

const described = ({ accountId, accountName, emailAddress, roles = [] }: ListedAccount) => ({
  accountId,
  accountName,
  emailAddress,
  // Not assigned one by one: a role may be called `__proto__`.
  roles: Object.fromEntries(roles.map((role) => [role, {}])),
});

function table(accounts: readonly ListedAccount[]): string {
  if (accounts.length === 0) return 'This session has no accounts.\n';
  return accounts
    .flatMap(({ accountId, accountName = '', emailAddress = '', roles = [] }) => [
      plainLine(`${accountId}  ${[accountName, emailAddress].filter((part) => part !== '').join('  ')}`.trimEnd()),
      ...roles.map((role) => plainLine(`              ${role}`)),
    ])
    .join('');
}
