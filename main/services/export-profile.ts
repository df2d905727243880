import type { Access } from '../domain/access.ts';
import { type DiffLine, diffLines } from '../domain/aws-file/diff-lines.ts';
import type { Credentials } from '../domain/credentials.ts';
import type { PlainKeys } from '../domain/key-settings.ts';
import { keysFingerprint } from '../domain/keys-fingerprint.ts';
import { Problem } from '../domain/problem.ts';
import type { Helper } from '../domain/process-command.ts';
import { planKeysProfile } from '../domain/profile-keys-plan.ts';
import { planProcessProfile } from '../domain/profile-process-plan.ts';
import { planSsoProfile } from '../domain/profile-sso-plan.ts';
import {
  type AwsFiles,
  type ProfilePlan,
  type ProfileWish,
  profileInConfig,
  profileInCredentials,
} from '../domain/profile-wish.ts';
import { editOf, type ReadAwsFile, readAwsFile, untilWritten } from './change-aws-file.ts';
import { plainKeys } from './plain-keys.ts';
import type { TextFile } from './text-file.ts';
import type { WrittenProfiles } from './written-profiles.ts';

/** The program that a process profile calls, at a path that stays the same (a port). */
export type HelperProgram = Helper &
  Readonly<{
    /** Makes it, or brings it up to date. Rejects with a `Problem` of kind `file`. */
    put(): Promise<void>;
  }>;

export type ExportPorts = Readonly<{
  config: TextFile;
  credentials: TextFile;
  /** Issues credentials for one access of a session; asked for kind `keys` only. */
  issue(sessionId: string, access: Access): Promise<Credentials>;
  helper: HelperProgram;
  /** A path as people write it, for example with `~`. */
  label(path: string): string;
  /** Where it is remembered which keys were written, for them to be removed at sign-out. */
  written?: Pick<WrittenProfiles, 'list' | 'add'>;
}>;

/** With `unchanged`, the file that has the profile already, and no lines. */
export type ProfilePreview = Readonly<{ changes: { file: string; lines: DiffLine[] }[]; unchanged: boolean }>;

/** `backup` names the copy that was made of the old file, when this was the first change of the run. */
export type ProfileExported = Readonly<{ file: string; profile: string; backup?: string; unchanged: boolean }>;

export type ExportProfile = Readonly<{
  /** What `export` would change. It issues and writes nothing, and shows no secret. */
  preview(wish: ProfileWish): Promise<ProfilePreview>;
  export(wish: ProfileWish): Promise<ProfileExported>;
  /** The region that a profile of this name has now. */
  regionOf(name: string): Promise<string | undefined>;
}>;

const hidden: PlainKeys = { accessKeyId: '[secret]', secretAccessKey: '[secret]', sessionToken: '[secret]' };

/**
 * Sets up profiles in the AWS config and credentials files. Both calls reject with a Problem: 'conflict' when the name holds other
 * credentials, 'usage' for a name or value that cannot be written, 'file' when a file cannot be read or written, or
 * the AWS CLI could not read it; and with what `issue` rejects with. Then nothing was written.
 */
export function exportProfile(ports: ExportPorts): ExportProfile {
  return {
    async preview(wish) {
      assertWritable(wish);
      const files = await read(ports);
      const { edit, label } = apply(files, planOf(ports, files, wish, hidden));
      const lines = diffLines(edit.before, edit.changes);
      return { changes: [{ file: label, lines }], unchanged: edit.changes.length === 0 };
    },
    async export(wish) {
      assertWritable(wish);
      let keys = hidden;
      let expiresAt: number | undefined;
      if (wish.kind !== 'sso') {
        // First a dry run: nothing is asked for, or made, for a profile that could not be written.
        const files = await read(ports);
        apply(files, planOf(ports, files, wish, hidden));
      }
      if (wish.kind === 'process') await ports.helper.put();
      if (wish.kind === 'keys') {
        const credentials = await ports.issue(wish.session.id, wish.access);
        keys = plainKeys(credentials);
        expiresAt = credentials.expiration;
      }
      return write(ports, wish, keys, expiresAt);
    },
    async regionOf(name) {
      const files = await read(ports);
      const section = profileInCredentials(files.credentials, name)?.settings.get('region');
      return section ?? profileInConfig(files.config, name).at(-1)?.settings.get('region');
    },
  };
}

function write(
  ports: ExportPorts,
  wish: ProfileWish,
  keys: PlainKeys,
  expiresAt: number | undefined,
): Promise<ProfileExported> {
  return untilWritten('profile', async () => {
    const files = await read(ports);
    const plan = planOf(ports, files, wish, keys);
    const { edit, label } = apply(files, plan);
    const done = { file: label, profile: wish.name, unchanged: edit.changes.length === 0 };
    if (done.unchanged) return done;
    // Before they are written: keys that nobody remembers would never be removed.
    await remember(ports, files, wish, plan, expiresAt);
    const replaced = await ports[plan.target].replace(edit.text, files[plan.target].version);
    if (replaced.outcome === 'stale') return 'stale';
    return replaced.backup === undefined ? done : { ...done, backup: ports.label(replaced.backup) };
  });
}

/** Notes which keys are about to be written. */
async function remember(
  { written, ...ports }: ExportPorts,
  files: ReadFiles,
  wish: ProfileWish,
  plan: ProfilePlan,
  expiresAt: number | undefined,
): Promise<void> {
  const put = plan.puts.find(({ header }) => header === plan.header);
  if (written === undefined || wish.kind !== 'keys' || put === undefined) return;
  const { path } = ports[plan.target];
  const { header } = plan;
  const before = files[plan.target].file.sections.find((section) => section.header === header);
  const isOurs = async (keys: string) =>
    (await written.list()).some((one) => one.whole && one.path === path && one.header === header && one.keys === keys);
  const whole = before === undefined || (await isOurs(keysFingerprint(before.settings)));
  const keys = keysFingerprint(put.settings);
  const ends = expiresAt === undefined ? {} : { expiresAt };
  await written.add({ ...wish.access, sessionId: wish.session.id, path, header, keys, whole, ...ends });
}

type ReadFiles = Readonly<{ config: ReadAwsFile; credentials: ReadAwsFile }>;

async function read(ports: ExportPorts): Promise<ReadFiles> {
  const one = (file: TextFile): Promise<ReadAwsFile> => readAwsFile(file, ports.label(file.path));
  const [config, credentials] = await Promise.all([one(ports.config), one(ports.credentials)]);
  return { config, credentials };
}

function planOf({ helper }: ExportPorts, files: AwsFiles, wish: ProfileWish, keys: PlainKeys): ProfilePlan {
  if (wish.kind === 'sso') return planSsoProfile(files, wish);
  return wish.kind === 'process' ? planProcessProfile(files, wish, helper) : planKeysProfile(files, wish, keys);
}

function apply(files: ReadFiles, { target, puts }: ProfilePlan) {
  return { edit: editOf(files[target], puts), label: files[target].label };
}

function assertWritable({ access, region }: ProfileWish): void {
  const refuse = (what: string): never => {
    throw new Problem('usage', { what });
  };
  if (!/^\d{12}$/.test(access.accountId)) refuse(`"${access.accountId}" is not an account id: that has 12 digits.`);
  if (!/^[\w+=,.@-]+$/.test(access.role)) refuse(`"${access.role}" is not the name of a role.`);
  if (!/^[a-z0-9-]+$/.test(region)) refuse(`"${region}" is not a region, such as "eu-west-1".`);
}
