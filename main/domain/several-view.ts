import type { JobAccountView, JobView, SecretFileView } from '../../preload/contract.ts';
import type { Account } from './access.ts';
import { accountsText } from './accounts-text.ts';
import { rolePower } from './role-power.ts';
import type { LeftSecretFile, SeveralJob, VerifiedRow } from './several-job.ts';
import type { State } from './state.ts';
import { futureMoment, type LocalTime, pastMoment } from './time-words.ts';

/** The job over several accounts as the window shows it. */
export function jobView(job: SeveralJob, { sessions }: Pick<State, 'sessions'>): JobView {
  const { sessionId, role, phase, done, of, problem } = job;
  const common = {
    sessionId,
    sessionName: sessions.find(({ id }) => id === sessionId)?.name ?? sessionId,
    role,
    power: rolePower(role),
    phase,
    text: textOf(job),
    done,
    of,
    without: job.without.map(named),
    failures: job.failures.map(({ reason, ...account }) => ({ ...named(account), reason })),
    ...(problem !== undefined && { problem: { ...problem } }),
  };
  switch (job.job) {
    case 'verify':
      return { ...common, job: 'verify', rows: job.rows.map((row) => ({ ...named(row), ...saidIn(row) })) };
    case 'file':
      return { ...common, job: 'file', ...(job.file !== undefined && { file: { ...job.file } }) };
    case 'profiles':
      return {
        ...common,
        job: 'profiles',
        kind: job.kind,
        ...(job.profiles !== undefined && { profiles: { ...job.profiles } }),
        conflicts: job.conflicts.map(({ profile, why, ...account }) => ({ ...named(account), profile, why })),
      };
  }
}

/** A file with credentials that is still to be deleted, and how long it works. */
export function secretFileView(file: LeftSecretFile, now: number, local: LocalTime): SecretFileView {
  const { id, label, role, accounts, endsAt } = file;
  const text =
    endsAt > now
      ? `Works until ${futureMoment(endsAt, now, local)}`
      : `Its credentials ended ${pastMoment(endsAt, now, local)}`;
  return { id, label, role, accounts, endsAt, text };
}

function textOf(job: SeveralJob): string {
  const { phase, step, done, of } = job;
  if (phase === 'cancelled') return job.job === 'verify' ? 'Cancelled.' : 'Cancelled. Nothing was written.';
  if (phase === 'failed') return job.problem?.what ?? 'This did not work.';
  if (phase === 'done') return outcomeOf(job);
  switch (step) {
    case 'roles':
      return `Roles of ${done} of ${accountsText(of)}`;
    case 'credentials':
      return `Credentials of ${done} of ${accountsText(of)}`;
    case 'identities':
      return `Asked in ${done} of ${accountsText(of)}`;
    case 'writing':
      return 'Writing…';
  }
}

function outcomeOf(job: SeveralJob): string {
  switch (job.job) {
    case 'verify': {
      const known = job.rows.filter((row) => 'arn' in row).length;
      const all = accountsText(job.rows.length);
      return known === job.rows.length ? `AWS knows you in ${all}.` : `AWS knows you in ${known} of ${all}.`;
    }
    case 'file':
      return `${job.file?.label} holds the credentials of ${accountsText(job.file?.accounts ?? 0)}.`;
    case 'profiles': {
      const { written = 0, unchanged = 0 } = job.profiles ?? {};
      const there = unchanged === 0 ? '' : ` ${unchanged} ${unchanged === 1 ? 'was' : 'were'} there already.`;
      return `${written === 1 ? '1 profile was' : `${written} profiles were`} written.${there}`;
    }
  }
}

const named = ({ accountId, accountName = accountId }: Account): JobAccountView => ({ accountId, accountName });

const saidIn = (row: VerifiedRow) => ('arn' in row ? { arn: row.arn } : { reason: row.reason });
