import { roleCredentials } from '../domain/credentials-text/role-credentials.ts';
import { issuedToEach } from '../domain/issued-to-each.ts';
import { Problem } from '../domain/problem.ts';
import { rolePower } from '../domain/role-power.ts';
import type { NoteActivity } from '../services/note-activity.ts';
import type { SweepCredentials, SweptAccount } from '../services/sweep-credentials.ts';
import { readArguments } from './arguments.ts';
import { describedAccount } from './described-account.ts';
import { jsonAnswer } from './json-answer.ts';
import { nobodyHas, tellWithout } from './missing-role.ts';
import { plainLine } from './plain-line.ts';
import { progressLine } from './progress-line.ts';
import { type SessionChoicePorts, signedInSession, withSignIn } from './signed-in-session.ts';
import { someFailed } from './some-failed.ts';
import type { Verb, VerbIo } from './verb.ts';

/** A file for secrets, written whole or not at all; `check` rejects where it could not be written. */
export type OutputFile = Readonly<{ check(): Promise<void>; write(text: string, signal: AbortSignal): Promise<void> }>;

type SweepVerbPorts = SessionChoicePorts &
  Readonly<{
    sweep: SweepCredentials;
    note: NoteActivity;
    /** The whole path of a file that was named, as people write it. */
    label: (path: string) => string;
    file: (path: string) => OutputFile;
    /** Whether a person watches stderr: then it tells how far the sweep is. */
    watched: boolean;
    /** Calls back when somebody wants this to end; gives a function that ends that. */
    onInterrupt: (interrupted: () => void) => () => void;
  }>;

/**
 * `daypass credentials --all --role R --output FILE [--session S]`: the credentials of one role in every account, in one file.
 * It is written when nothing is missing that could be had: an account in which AWS refuses the role is told, and the verb
 * fails with the file written, since asking again would change nothing. After any other failure there is no file.
 */
export function sweepVerb({ sweep, note, label, file, watched, onInterrupt, ...ports }: SweepVerbPorts): Verb {
  return async (args, io) => {
    const { role, output, session } = readSweep(args);
    const target = file(output);
    await target.check();
    const chosen = await signedInSession(ports, session);
    const stop = new AbortController();
    const settled = onInterrupt(() => stop.abort(interrupted()));
    const tell = progressLine(io, watched);
    try {
      const onProgress = (done: number, known: number) => tell(`Credentials of ${done} of ${known} accounts`);
      const options = { onProgress, signal: stop.signal };
      const accounts = await withSignIn(chosen, sweep(chosen.id, role, options)).finally(() => tell(''));
      const denied = refusedIn(accounts, io);
      if (!accounts.some(({ credentials }) => credentials !== undefined)) throw nobodyHas(role, accounts);
      await target.write(textOf(accounts, role), stop.signal);
      const issued = accounts.filter(({ credentials }) => credentials !== undefined);
      note(...issuedToEach(issued, { sessionId: chosen.id, role }, { use: 'file', file: label(output) }));
      tellWithout(role, accounts, io);
      tellWritten(role, output, issued.length, io);
      if (denied.size > 0) throw someFailed(denied, accounts.length, (some) => `AWS refuses the role in ${some}`);
    } finally {
      settled();
    }
  };
}

function readSweep(args: readonly string[]) {
  const given = readArguments('credentials', args, {
    all: { type: 'boolean' },
    role: { type: 'string', required: true },
    output: { type: 'string', check: isFile },
    session: { type: 'string' },
    account: { type: 'string' },
    format: { type: 'string' },
  });
  const { all, role, output, session, account, format } = given;
  if (!all) throw misuse('--output goes with --all.', 'Without --all, the credentials are printed.');
  if (account !== undefined) throw misuse('--account does not go with --all.', 'Use one of them.');
  if (format !== undefined) throw misuse('--format does not go with --all.', 'The file is JSON.');
  if (output === undefined) throw misuse('--output is missing.', 'Name the file that the credentials are written to.');
  return { role, output, session };
}

const isFile = (value: string): string | undefined =>
  value === '-' ? 'is no file: credentials of so many accounts are not printed' : undefined;

/** The accounts that list the role though AWS refuses it. Any other failure is told account by account, and ends the verb. */
function refusedIn(accounts: readonly SweptAccount[], { err }: Pick<VerbIo, 'err'>): Map<string, Problem> {
  const failed = new Map(accounts.flatMap(({ accountId, problem }) => (problem ? [[accountId, problem]] : [])));
  for (const [accountId, { message }] of failed) err(plainLine(`daypass: ${accountId}: ${message}`));
  const passing = new Map([...failed].filter(([, { kind }]) => kind !== 'no-such-access'));
  if (passing.size === 0) return failed;
  throw someFailed(
    passing,
    accounts.length,
    (some) => `Nothing was written, for the credentials of ${some} are missing`,
  );
}

const textOf = (accounts: readonly SweptAccount[], role: string): string =>
  jsonAnswer(
    accounts.map(({ credentials, ...account }) =>
      describedAccount(account, (name) =>
        name === role && credentials !== undefined ? roleCredentials(credentials) : {},
      ),
    ),
  );

function tellWritten(role: string, output: string, count: number, { err }: Pick<VerbIo, 'err'>): void {
  const accounts = count === 1 ? '1 account' : `${count} accounts`;
  err(plainLine(`daypass: ${output} holds the credentials of "${role}" in ${accounts}.`));
  if (rolePower(role) === 'admin')
    err(plainLine(`daypass: "${role}" sounds like an administrator: whoever reads this file may rule ${accounts}.`));
  err('daypass: Whoever reads this file can use them until they end. Delete it as soon as it has done its work.\n');
}

const interrupted = (): Problem => new Problem('unexpected', { what: 'Interrupted. Nothing was written.' });
const misuse = (what: string, next: string): Problem => new Problem('usage', { what, next });
