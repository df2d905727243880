import type { Credentials } from '../domain/credentials.ts';
import { keysFingerprint } from '../domain/keys-fingerprint.ts';
import { hiddenKeys } from '../domain/profile-plan.ts';
import { profileId, rememberedProfiles } from '../domain/profile-record.ts';
import type { ProfileWish } from '../domain/profile-wish.ts';
import { type DrawnProfile, type ProfilesRewrite, rewriteProfiles } from '../domain/profiles-rewrite.ts';
import type { ExportPorts, HelperProgram } from './export-profile.ts';
import { plainKeys } from './plain-keys.ts';
import type { PlannedChange } from './profile-changes.ts';
import type { ProfileFiles } from './profile-files.ts';
import { type ProfileGround, readGround } from './profile-ground.ts';
import type { WrittenProfile } from './written-profiles.ts';

export type ExportProfilesPorts = Pick<ExportPorts, 'config' | 'credentials' | 'label' | 'records' | 'changes'> &
  Readonly<{ helper: HelperProgram }>;

/** What came of many profiles; `file` names the file or files that they are in. */
export type ExportedProfiles = Readonly<{
  file: string;
  profiles: readonly DrawnProfile[];
  backup?: string;
  changeId?: string;
}>;

export type ExportProfiles = Readonly<{
  /** What `export` would do. It writes nothing. */
  preview(wishes: readonly ProfileWish[]): Promise<Pick<ExportedProfiles, 'file' | 'profiles'>>;
  /** Writes them all in one change; those with a conflict are left out. `keys` are by account, for profiles of kind `keys`. */
  export(wishes: readonly ProfileWish[], keys: ReadonlyMap<string, Credentials>): Promise<ExportedProfiles>;
}>;

/** Sets up many profiles at once. Both calls reject with a `Problem` of kind `file`; then nothing was written. */
export function exportProfiles(ports: ExportProfilesPorts): ExportProfiles {
  const { helper, changes } = ports;
  return {
    async preview(wishes) {
      const { files, rewrite } = await draw(ports, wishes);
      return { file: fileOf(files, wishes, rewrite), profiles: rewrite.profiles };
    },
    async export(wishes, keys) {
      if (wishes.some(({ kind }) => kind === 'process')) await helper.put();
      let drawn: Drawn | undefined;
      const made = await changes.make(async () => {
        drawn = await draw(ports, wishes, keys);
        return plannedChange(ports, drawn, keys);
      });
      if (drawn === undefined) throw new Error('A change was made without a plan.');
      const { files, rewrite } = drawn;
      return {
        file: fileOf(files, wishes, rewrite),
        profiles: rewrite.profiles,
        ...(made.backup !== undefined && { backup: made.backup }),
        ...(made.changeId !== undefined && rewrite.edits.length > 0 && { changeId: made.changeId }),
      };
    },
  };
}

type Drawn = Pick<ProfileGround, 'files' | 'known'> & Readonly<{ rewrite: ProfilesRewrite }>;

async function draw(
  ports: ExportProfilesPorts,
  wishes: readonly ProfileWish[],
  keys?: ReadonlyMap<string, Credentials>,
): Promise<Drawn> {
  const { helper } = ports;
  const names = wishes.map(({ name }) => name);
  const { files, known, ours } = await readGround(ports, names);
  const meansFor = ({ access, kind }: ProfileWish) => {
    if (keys === undefined || kind !== 'keys') return { helper, keys: hiddenKeys };
    const credentials = keys.get(access.accountId);
    if (credentials === undefined) throw new Error('A profile with keys was to be written without them.');
    return { helper, keys: plainKeys(credentials) };
  };
  return { files, known, rewrite: rewriteProfiles(files, wishes, meansFor, ours) };
}

function plannedChange(
  ports: ExportProfilesPorts,
  { files, known, rewrite }: Drawn,
  keys: ReadonlyMap<string, Credentials>,
): PlannedChange {
  const remembered = new Set(rememberedProfiles(known.records, known.keys).map(profileId));
  const made = rewrite.profiles.flatMap((profile) => {
    // What stands there by somebody else's hand is not Daypass's.
    if (profile.is === 'conflict') return [];
    const { is, record } = profile;
    return is !== 'unchanged' || remembered.has(profileId(record)) ? [profile] : [];
  });
  return {
    writes: rewrite.edits.map(({ target, edit }) => ({
      file: ports[target],
      before: files[target].version,
      text: edit.text,
    })),
    records: made.map(({ record }) => ({ place: record, record })),
    keys: made.flatMap(({ wish, record, settings }): WrittenProfile[] => {
      const credentials = wish.kind === 'keys' ? keys.get(wish.access.accountId) : undefined;
      if (credentials === undefined) return [];
      const { sessionId, accountId, role, path, header, whole } = record;
      const about = { sessionId, accountId, role, path, header, whole };
      return [{ ...about, keys: keysFingerprint(settings), expiresAt: credentials.expiration }];
    }),
  };
}

function fileOf(
  { config, credentials }: ProfileFiles,
  wishes: readonly ProfileWish[],
  { edits }: ProfilesRewrite,
): string {
  const usual = wishes.some(({ kind }) => kind === 'keys') ? credentials : config;
  const labels = edits.map(({ target }) => (target === 'config' ? config : credentials).label);
  return labels.length === 0 ? usual.label : labels.join(' and ');
}
