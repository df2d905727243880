import type { Access } from '../domain/access.ts';
import { type DiffLine, diffLines } from '../domain/aws-file/diff-lines.ts';
import type { Credentials } from '../domain/credentials.ts';
import type { PlainKeys } from '../domain/key-settings.ts';
import { keysFingerprint } from '../domain/keys-fingerprint.ts';
import { Problem } from '../domain/problem.ts';
import type { Helper } from '../domain/process-command.ts';
import { hiddenKeys } from '../domain/profile-plan.ts';
import { rememberedProfiles, samePlace } from '../domain/profile-record.ts';
import { type ProfileRewrite, rewriteProfile } from '../domain/profile-rewrite.ts';
import { type ProfileWish, profileInConfig, profileInCredentials } from '../domain/profile-wish.ts';
import { type FoundProfile, foundProfile } from './found-profile.ts';
import { plainKeys } from './plain-keys.ts';
import type { PlannedChange, ProfileChanges } from './profile-changes.ts';
import { type ProfileFilePorts, readProfileFiles } from './profile-files.ts';
import { type ProfileGround, readGround } from './profile-ground.ts';
import type { ProfileRecords } from './profile-records.ts';
import type { RemoveWrittenKeys } from './remove-keys.ts';
import type { WrittenProfile } from './written-profiles.ts';

/** The program that a process profile calls, at a path that stays the same (a port). */
export type HelperProgram = Helper &
  Readonly<{
    /** Makes it, or brings it up to date. Rejects with a `Problem` of kind `file`. */
    put(): Promise<void>;
  }>;

export type ExportPorts = ProfileFilePorts &
  Readonly<{
    /** Issues credentials for one access of a session; asked for kind `keys` only. */
    issue(sessionId: string, access: Access): Promise<Credentials>;
    helper: HelperProgram;
    records: Pick<ProfileRecords, 'read'>;
    changes: Pick<ProfileChanges, 'make'>;
    /** Removes what is left of keys in the copies of the files; for profiles that are replaced. */
    removeKeys: RemoveWrittenKeys;
  }>;

/** With `unchanged`, the file that has the profile already, and no lines. */
export type ProfilePreview = Readonly<{ changes: { file: string; lines: DiffLine[] }[]; unchanged: boolean }>;

/** `backup` names the copy that was made of the old file, when this was the first change of the run. */
export type ProfileExported = Readonly<{
  file: string;
  profile: string;
  backup?: string;
  unchanged: boolean;
  /** By which the change can be undone. */
  changeId?: string;
  /** When the keys end that were issued for it (UTC ms). */
  expiresAt?: number;
}>;

export type ExportProfile = Readonly<{
  /** What `export` would change. It issues and writes nothing, and shows no secret. */
  preview(wish: ProfileWish, replaces?: string): Promise<ProfilePreview>;
  /** `replaces`: the id of a profile that Daypass made, and that this one takes the place of. */
  export(wish: ProfileWish, replaces?: string): Promise<ProfileExported>;
  /** The region that a profile of this name has now. */
  regionOf(name: string): Promise<string | undefined>;
}>;

/**
 * Sets up profiles in the AWS config and credentials files. Both calls reject with a Problem: 'conflict' when the name holds other
 * credentials, or somebody changed the profile that is to be replaced, 'usage' for a name or value that cannot be written, 'file'
 * when a file cannot be read or written, or the AWS CLI could not read it; and with what `issue` rejects with. Then nothing was
 * written.
 */
export function exportProfile(ports: ExportPorts): ExportProfile {
  const { helper, issue, changes } = ports;
  return {
    async preview(wish, replaces) {
      assertWritable(wish);
      const { files, plan, edits } = await draw(ports, wish, hiddenKeys, replaces);
      const shown = edits.map(({ target, edit }) => ({
        file: files[target].label,
        lines: diffLines(edit.before, edit.changes),
      }));
      const unchanged = edits.length === 0;
      return { changes: unchanged ? [{ file: files[plan.target].label, lines: [] }] : shown, unchanged };
    },
    async export(wish, replaces) {
      assertWritable(wish);
      // First a dry run: nothing is asked for, or made, for a profile that could not be written.
      if (wish.kind !== 'sso') await draw(ports, wish, hiddenKeys, replaces);
      if (wish.kind === 'process') await helper.put();
      const credentials = wish.kind === 'keys' ? await issue(wish.session.id, wish.access) : undefined;
      const keys = credentials === undefined ? hiddenKeys : plainKeys(credentials);
      let drawn: Drawn | undefined;
      const made = await changes.make(async () => {
        drawn = await draw(ports, wish, keys, replaces);
        return plannedChange(ports, drawn, wish, credentials?.expiration);
      });
      if (drawn === undefined) throw new Error('A change was made without a plan.');
      const { files, plan, edits, record, found } = drawn;
      if (found !== undefined && !samePlace(found.record, record)) await forgetKeys(ports, found);
      const unchanged = edits.length === 0;
      return {
        file: files[plan.target].label,
        profile: wish.name,
        unchanged,
        ...(made.backup !== undefined && { backup: made.backup }),
        ...(made.changeId !== undefined && !unchanged && { changeId: made.changeId }),
        ...(credentials !== undefined && { expiresAt: credentials.expiration }),
      };
    },
    async regionOf(name) {
      const files = await readProfileFiles(ports);
      const section = profileInCredentials(files.credentials, name)?.settings.get('region');
      return section ?? profileInConfig(files.config, name).at(-1)?.settings.get('region');
    },
  };
}

/** A rewrite, and what it was planned against. */
type Drawn = ProfileRewrite & ProfileGround & Readonly<{ found: FoundProfile | undefined }>;

async function draw(ports: ExportPorts, wish: ProfileWish, keys: PlainKeys, replaces?: string): Promise<Drawn> {
  const { helper } = ports;
  const ground = await readGround(ports, [wish.name]);
  const { files, known, ours } = ground;
  const found = replaces === undefined ? undefined : foundProfile(replaces, known, files, helper.rules);
  return { ...rewriteProfile(files, wish, { helper, keys }, ours, found), ...ground, found };
}

function plannedChange(
  ports: ExportPorts,
  { files, plan, edits, record, found, known }: Drawn,
  wish: ProfileWish,
  expiresAt: number | undefined,
): PlannedChange {
  const earlier = rememberedProfiles(known.records, known.keys).find((one) => samePlace(one, record));
  // What stands there by somebody else's hand is not Daypass's.
  if (edits.length === 0 && earlier === undefined) return { writes: [], records: [] };
  const left = found === undefined || samePlace(found.record, record) ? [] : [{ place: found.record }];
  // What only goes, goes first: who is stopped in between has no profile with two kinds of credentials.
  const inOrder = edits.toSorted((a, b) => Number(a.target === plan.target) - Number(b.target === plan.target));
  const writes = inOrder.map(({ target, edit }) => ({
    file: ports[target],
    before: files[target].version,
    text: edit.text,
  }));
  const records = [...left, { place: record, record }];
  const put = plan.puts.find(({ header }) => header === plan.header);
  if (wish.kind !== 'keys' || put === undefined) return { writes, records };
  const { sessionId, accountId, role, path, header } = record;
  const keys: WrittenProfile = {
    ...{ sessionId, accountId, role, path, header },
    keys: keysFingerprint(put.settings),
    whole: record.whole,
    ...(expiresAt !== undefined && { expiresAt }),
  };
  return { writes, records, keys: [keys] };
}

/** Best effort: what could not be removed is remembered, and goes at sign-out. */
async function forgetKeys({ removeKeys }: ExportPorts, { keys }: FoundProfile): Promise<void> {
  if (keys.length > 0) await removeKeys(keys).catch(() => undefined);
}

function assertWritable({ access, region }: ProfileWish): void {
  const refuse = (what: string): never => {
    throw new Problem('usage', { what });
  };
  if (!/^\d{12}$/.test(access.accountId)) refuse(`"${access.accountId}" is not an account id: that has 12 digits.`);
  if (!/^[\w+=,.@-]+$/.test(access.role)) refuse(`"${access.role}" is not the name of a role.`);
  if (!/^[a-z0-9-]+$/.test(region)) refuse(`"${region}" is not a region, such as "eu-west-1".`);
}
