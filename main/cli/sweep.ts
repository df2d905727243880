import { accountsText } from '../domain/accounts-text.ts';
import { issuedToEach } from '../domain/issued-to-each.ts';
import { Problem } from '../domain/problem.ts';
import { rolePower } from '../domain/role-power.ts';
import { someFailed } from '../domain/some-failed.ts';
import { missingCredentials, problemsOf, sweepText } from '../domain/swept-account.ts';
import type { NoteActivity } from '../services/note-activity.ts';
import type { SecretFile } from '../services/secret-file.ts';
import type { SweepCredentials } from '../services/sweep-credentials.ts';
import { readArguments } from './arguments.ts';
import { nobodyHas, tellWithout } from './missing-role.ts';
import { plainLine } from './plain-line.ts';
import { progressLine } from './progress-line.ts';
import { type SessionChoicePorts, signedInSession, withSignIn } from './signed-in-session.ts';
import type { Verb, VerbIo } from './verb.ts';

type SweepVerbPorts = SessionChoicePorts &
  Readonly<{
    sweep: SweepCredentials;
    note: NoteActivity;
    /** The whole path of a file that was named, as people write it. */
    label: (path: string) => string;
    file: (path: string) => Pick<SecretFile, 'check' | 'write'>;
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
      const failed = problemsOf(accounts);
      for (const [accountId, { message }] of failed) io.err(plainLine(`daypass: ${accountId}: ${message}`));
      const missing = missingCredentials(accounts);
      if (missing !== undefined) throw missing;
      if (!accounts.some(({ credentials }) => credentials !== undefined)) throw nobodyHas(role, accounts);
      await target.write(sweepText(accounts, role), stop.signal);
      const issued = accounts.filter(({ credentials }) => credentials !== undefined);
      note(...issuedToEach(issued, { sessionId: chosen.id, role }, { use: 'file', file: label(output) }));
      tellWithout(role, accounts, io);
      tellWritten(role, output, issued.length, io);
      if (failed.size > 0) throw someFailed(failed, accounts.length, (some) => `AWS refuses the role in ${some}`);
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

function tellWritten(role: string, output: string, count: number, { err }: Pick<VerbIo, 'err'>): void {
  const accounts = accountsText(count);
  err(plainLine(`daypass: ${output} holds the credentials of "${role}" in ${accounts}.`));
  if (rolePower(role) === 'admin')
    err(plainLine(`daypass: "${role}" sounds like an administrator: whoever reads this file may rule ${accounts}.`));
  err('daypass: Whoever reads this file can use them until they end. Delete it as soon as it has done its work.\n');
}

const interrupted = (): Problem => new Problem('unexpected', { what: 'Interrupted. Nothing was written.' });
const misuse = (what: string, next: string): Problem => new Problem('usage', { what, next });
