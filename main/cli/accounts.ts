import type { ListedAccount } from '../domain/access.ts';
import { byName } from '../domain/by-name.ts';
import { Problem, sentenceOf } from '../domain/problem.ts';
import type { ListAccess } from '../services/list-access.ts';
import { readArguments } from './arguments.ts';
import { jsonAnswer } from './json-answer.ts';
import { plainLine } from './plain-line.ts';
import { type SessionChoicePorts, signedInSession, withSignIn } from './signed-in-session.ts';
import type { Verb } from './verb.ts';

type AccountsPorts = SessionChoicePorts &
  Readonly<{
    list: ListAccess;
    /** Whether a person watches stderr: then it tells how far the listing is. */
    watched: boolean;
  }>;

/**
 * `daypass accounts [--session S] [--json]`: every account with its roles. Where the roles of some could not be had, those
 * accounts say so (`"roles": null` in JSON), the rest is complete, and the verb fails.
 */
export function accountsVerb({ list, watched, ...ports }: AccountsPorts): Verb {
  return async (args, io) => {
    const options = { session: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { session, json } = readArguments('accounts', args, options);
    const chosen = await signedInSession(ports, session);
    const accounts = new Map<string, ListedAccount>();
    const failed = new Map<string, Problem>();
    let complete = 0;
    const tell = (text: string) => watched && io.err(`\r\u001b[K${text}`);
    const listing = list(chosen.id, {
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
      await withSignIn(chosen, listing.done);
    } finally {
      tell('');
    }
    const sorted = [...accounts.values()].sort(byName);
    io.out(json ? jsonAnswer(sorted.map(described)) : table(sorted));
    const [first] = failed.values();
    if (first !== undefined) throw someMissing([...failed.keys()], accounts.size, first);
  };
}

const described = ({ accountId, accountName, emailAddress, roles }: ListedAccount) => ({
  accountId,
  accountName,
  emailAddress,
  // Not assigned one by one: a role may be called `__proto__`. Roles that are not known are not none.
  roles: roles === undefined ? null : Object.fromEntries(roles.map((role) => [role, {}])),
});

function table(accounts: readonly ListedAccount[]): string {
  if (accounts.length === 0) return 'This session has no accounts.\n';
  return accounts
    .flatMap(({ accountId, accountName = '', emailAddress = '', roles }) => [
      [accountId, accountName, emailAddress].filter((part) => part !== '').join('  '),
      ...(roles ?? ['(its roles could not be read)']).map((role) => `${' '.repeat(14)}${role}`),
    ])
    .map(plainLine)
    .join('');
}

const mostNamed = 5;

function someMissing(missing: readonly string[], total: number, { kind, words }: Problem): Problem {
  const named = missing.slice(0, mostNamed).join(', ');
  const more = missing.length > mostNamed ? ` and ${missing.length - mostNamed} more` : '';
  const what = `The roles of ${missing.length} of ${total} accounts are missing: ${named}${more}.`;
  return new Problem(kind, { what, why: sentenceOf(words) });
}
