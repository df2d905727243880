import { type DiffLine, diffLines } from '../domain/aws-file/diff-lines.ts';
import { type DependentsPlan, planBack, planToProcess } from '../domain/dependents-plan.ts';
import type { Session } from '../domain/session.ts';
import type { HelperProgram } from './export-profile.ts';
import type { ChangeMade, PlannedChange, ProfileChanges } from './profile-changes.ts';
import { type ProfileFilePorts, type ProfileFiles, readProfileFiles } from './profile-files.ts';
import type { ProfileRecords } from './profile-records.ts';

/** What a session's profiles would become; `left` and `unaffected` as in the contract's `KeychainPreview`. */
export type DependentsPreview = Readonly<{
  profiles: readonly string[];
  changes: readonly Readonly<{ file: string; lines: DiffLine[] }>[];
  left: readonly Readonly<{ profile: string; why: string }>[];
  unaffected: readonly string[];
}>;

/** The profiles in the AWS files that stand and fall with where a session's token is. */
export type Dependents = Readonly<{
  /**
   * What `change` would do. To 'keychain': profiles that find the token in the AWS CLI's cache become `process` profiles. To 'file': those
   * that were changed so become again what they were. Rejects with a `Problem` of kind 'file'.
   */
  preview(session: Session, to: 'keychain' | 'file'): Promise<DependentsPreview>;
  /** All of them in one change, which `ProfileChanges.undo` takes back; without `changeId` no file was changed. Rejects as `preview`. */
  change(session: Session, to: 'keychain' | 'file'): Promise<ChangeMade & Readonly<{ profiles: readonly string[] }>>;
}>;

export type DependentsPorts = ProfileFilePorts &
  Readonly<{
    helper: HelperProgram;
    records: Pick<ProfileRecords, 'read'>;
    changes: Pick<ProfileChanges, 'make'>;
  }>;

/** Turns the profiles of a session into such that ask Daypass, and back. */
export function dependents(ports: DependentsPorts): Dependents {
  const { helper, records, changes } = ports;

  async function draw(session: Session, to: 'keychain' | 'file') {
    const [files, known] = await Promise.all([readProfileFiles(ports), records.read()]);
    const plan = (to === 'keychain' ? planToProcess : planBack)(files, session, helper, known);
    return { files, plan };
  }

  const plannedChange = (files: ProfileFiles, { config, records }: DependentsPlan): PlannedChange => ({
    writes:
      config.changes.length === 0 ? [] : [{ file: ports.config, before: files.config.version, text: config.text }],
    records,
  });

  return {
    async preview(session, to) {
      const { files, plan } = await draw(session, to);
      const { profiles, left, unaffected, config } = plan;
      const lines = diffLines(config.before, config.changes);
      return { profiles, left, unaffected, changes: lines.length === 0 ? [] : [{ file: files.config.label, lines }] };
    },
    async change(session, to) {
      let { plan } = await draw(session, to);
      if (plan.records.length === 0) return { files: [], profiles: [] };
      if (to === 'keychain') await helper.put();
      const { changeId, ...made } = await changes.make(async () => {
        const drawn = await draw(session, to);
        plan = drawn.plan;
        return plannedChange(drawn.files, drawn.plan);
      });
      const isWritten = changeId !== undefined && made.files.length > 0;
      return { ...made, profiles: plan.profiles, ...(isWritten && { changeId }) };
    },
  };
}
