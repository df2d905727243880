import type { ListedAccount } from '../domain/access.ts';
import { byName } from '../domain/by-name.ts';
import { describedAccount } from '../domain/described-account.ts';
import { jsonAnswer } from '../domain/json-answer.ts';
import type { Problem } from '../domain/problem.ts';
import { someFailed } from '../domain/some-failed.ts';
import type { ListAccess } from '../services/list-access.ts';
import { readArguments } from './arguments.ts';
import { plainLine } from './plain-line.ts';
import { progressLine } from './progress-line.ts';
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
    const tell = progressLine(io, watched);
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
    io.out(json ? jsonAnswer(sorted.map((account) => describedAccount(account))) : table(sorted));
    if (failed.size > 0) throw someFailed(failed, accounts.size, (some) => `The roles of ${some} are missing`);
  };
}

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
