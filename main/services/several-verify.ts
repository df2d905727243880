import { issuedToEach } from '../domain/issued-to-each.ts';
import { reasonOf } from '../domain/reason-of.ts';
import type { VerifiedRow } from '../domain/several-job.ts';
import { withoutRole } from '../domain/swept-account.ts';
import type { NoteActivity } from './note-activity.ts';
import { accountOf, nobodyHas, type SeveralRun } from './several-work.ts';
import type { VerifiedAccount, VerifyAccess } from './verify-access.ts';

export type VerifyJobPorts = Readonly<{ verify: VerifyAccess; note: NoteActivity }>;

/** A job that tells who one is in each account that has the role. */
export function verifyJob({ verify, note }: VerifyJobPorts): SeveralRun {
  return async ({ session, role, accounts, signal, progress }) => {
    const verified = await verify(session, role, {
      ...(accounts !== undefined && { accounts }),
      onProgress: (done, known) => progress('credentials', done, known),
      onAsked: (asked, of) => progress('identities', asked, of),
      signal,
    });
    const rows = verified.flatMap(rowOf);
    if (rows.length === 0) throw nobodyHas(role);
    const known = verified.filter(({ identity }) => identity !== undefined);
    note(...issuedToEach(known, { sessionId: session.id, role }, { use: 'verify' }));
    return {
      job: 'verify',
      rows,
      without: withoutRole(verified, role).map(accountOf),
      failures: rows.flatMap((row) => ('reason' in row ? [row] : [])),
    };
  };
}

function rowOf(account: VerifiedAccount): readonly VerifiedRow[] {
  const { identity, problem } = account;
  if (identity !== undefined) return [{ ...accountOf(account), arn: identity.arn }];
  return problem === undefined ? [] : [{ ...accountOf(account), reason: reasonOf(problem) }];
}
