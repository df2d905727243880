import { issuedToEach } from '../domain/issued-to-each.ts';
import type { Problem } from '../domain/problem.ts';
import { someFailed } from '../domain/some-failed.ts';
import { missingCredentials, problemsOf, type SweptAccount, sweepText, withoutRole } from '../domain/swept-account.ts';
import type { SecretFileKeeper } from './keep-secret-files.ts';
import type { NoteActivity } from './note-activity.ts';
import type { SecretFile } from './secret-file.ts';
import { accountOf, failureOf, nobodyHas, type SeveralRun } from './several-work.ts';
import type { SweepCredentials } from './sweep-credentials.ts';

export type FileJobPorts = Readonly<{
  sweep: SweepCredentials;
  /** Asks the person where credentials of this role are to be written to; undefined when they leave it (a port). */
  choosePlace(role: string): Promise<string | undefined>;
  file(path: string): Pick<SecretFile, 'check'>;
  files: Pick<SecretFileKeeper, 'write'>;
  note: NoteActivity;
}>;

/**
 * Asks for a place and gives the job that writes the credentials of every account with the role there, by the rules of
 * `daypass credentials --all`; undefined when the person leaves the dialog. Rejects with a `Problem` of kind `file` where
 * nothing could be written, so that nobody waits for nothing.
 */
export async function fileJob(role: string, ports: FileJobPorts): Promise<SeveralRun | undefined> {
  const path = await ports.choosePlace(role);
  if (path === undefined) return undefined;
  await ports.file(path).check();
  return sweepInto(path, ports);
}

const sweepInto =
  (path: string, { sweep, files, note }: FileJobPorts): SeveralRun =>
  async ({ session, role, accounts, signal, progress }) => {
    const swept = await sweep(session.id, role, {
      ...(accounts !== undefined && { accounts }),
      onProgress: (done, known) => progress('credentials', done, known),
      signal,
    });
    const end = {
      job: 'file',
      without: withoutRole(swept, role).map(accountOf),
      failures: swept.flatMap(failureOf),
    } as const;
    const given = swept.filter(({ credentials }) => credentials !== undefined);
    const problem = missingCredentials(swept) ?? (given.length === 0 ? nothingGiven(swept, role) : undefined);
    if (problem !== undefined) return { ...end, problem: { kind: problem.kind, ...problem.words } };
    progress('writing', given.length, given.length);
    const endsAt = Math.max(...given.map(({ credentials }) => credentials?.expiration ?? 0));
    const about = { sessionId: session.id, role, accounts: given.length, endsAt };
    const { label } = await files.write(path, sweepText(swept, role), about, signal);
    note(...issuedToEach(given, { sessionId: session.id, role }, { use: 'file', file: label }));
    return { ...end, file: { label, accounts: given.length } };
  };

function nothingGiven(swept: readonly SweptAccount[], role: string): Problem {
  const refused = problemsOf(swept);
  return refused.size === 0
    ? nobodyHas(role)
    : someFailed(refused, swept.length, (some) => `Nothing was written, for AWS refuses the role in ${some}`);
}
