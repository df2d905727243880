import { issuedToEach } from '../domain/issued-to-each.ts';
import { jsonAnswer } from '../domain/json-answer.ts';
import { reasonOf } from '../domain/reason-of.ts';
import { someFailed } from '../domain/some-failed.ts';
import type { NoteActivity } from '../services/note-activity.ts';
import type { VerifiedAccount, VerifyAccess } from '../services/verify-access.ts';
import { readArguments } from './arguments.ts';
import { nobodyHas, tellWithout } from './missing-role.ts';
import { plainLine } from './plain-line.ts';
import { progressLine } from './progress-line.ts';
import { type SessionChoicePorts, signedInSession, withSignIn } from './signed-in-session.ts';
import type { Verb } from './verb.ts';

type VerifyVerbPorts = SessionChoicePorts &
  Readonly<{
    verify: VerifyAccess;
    note: NoteActivity;
    /** Whether a person watches stderr: then it tells how far it is. */
    watched: boolean;
  }>;

/**
 * `daypass verify --role R [--session S] [--json]`: who AWS says that one is in every account with that role, or why that
 * could not be had; then the verb fails. The other accounts are named on stderr.
 */
export function verifyVerb({ verify, note, watched, ...ports }: VerifyVerbPorts): Verb {
  return async (args, io) => {
    const { role, session, json } = readArguments('verify', args, {
      role: { type: 'string', required: true },
      session: { type: 'string' },
      json: { type: 'boolean' },
    });
    const chosen = await signedInSession(ports, session);
    const tell = progressLine(io, watched);
    const verifying = verify(chosen, role, {
      onProgress: (done, known) => tell(`Credentials of ${done} of ${known} accounts`),
      onAsked: (asked, of) => tell(`Asked in ${asked} of ${of} accounts`),
    });
    const accounts = await withSignIn(chosen, verifying).finally(() => tell(''));
    const verified = accounts.filter(({ identity, problem }) => identity !== undefined || problem !== undefined);
    if (verified.length === 0) throw nobodyHas(role, accounts);
    io.out(json ? jsonAnswer(verified.map(described)) : table(verified));
    const known = verified.filter(({ identity }) => identity !== undefined);
    note(...issuedToEach(known, { sessionId: chosen.id, role }, { use: 'verify' }));
    tellWithout(role, accounts, io);
    const failed = new Map(verified.flatMap(({ accountId, problem }) => (problem ? [[accountId, problem]] : [])));
    if (failed.size > 0) throw someFailed(failed, verified.length, (some) => `AWS did not say who you are in ${some}`);
  };
}

const described = ({ accountId, accountName, identity, problem }: VerifiedAccount) => ({
  accountId,
  accountName,
  arn: identity?.arn,
  userId: identity?.userId,
  problem: problem && reasonOf(problem),
});

function table(accounts: readonly VerifiedAccount[]): string {
  const width = Math.max(...accounts.map(({ accountName = '' }) => accountName.length));
  return accounts
    .map(({ accountId, accountName = '', identity, problem }) => {
      const said = identity?.arn ?? (problem === undefined ? '' : reasonOf(problem));
      return plainLine([accountId, accountName.padEnd(width), said].filter((part) => part !== '').join('  '));
    })
    .join('');
}
