import type { Access } from '../domain/access.ts';
import { type DiffLine, diffLines } from '../domain/aws-file/diff-lines.ts';
import { type Edit, editAwsFile } from '../domain/aws-file/edit.ts';
import { parseAwsFile } from '../domain/aws-file/parse.ts';
import type { Credentials } from '../domain/credentials.ts';
import { Problem } from '../domain/problem.ts';
import { type PlainKeys, planKeysProfile } from '../domain/profile-keys-plan.ts';
import { planSsoProfile } from '../domain/profile-sso-plan.ts';
import {
  type AwsFiles,
  type NamedAwsFile,
  type ProfilePlan,
  type ProfileWish,
  profileInConfig,
  profileInCredentials,
} from '../domain/profile-wish.ts';
import type { TextFile, TextVersion } from './text-file.ts';

export type ExportPorts = Readonly<{
  config: TextFile;
  credentials: TextFile;
  /** Issues credentials for one access of a session; asked for kind `keys` only. */
  issue(sessionId: string, access: Access): Promise<Credentials>;
  /** A path as people write it, for example with `~`. */
  label(path: string): string;
}>;

export type ProfilePreview = Readonly<{ file: string; lines: DiffLine[]; unchanged: boolean }>;

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
const attempts = 8;

/**
 * Sets up profiles in the AWS config and credentials files. Both calls reject with a Problem: 'conflict' when the name holds other
 * credentials, 'usage' for a name or value that cannot be written, 'file' when a file cannot be read or written, or
 * the AWS CLI could not read it; and with what `issue` rejects with. Then nothing was written.
 */
export function exportProfile(ports: ExportPorts): ExportProfile {
  return {
    async preview(wish) {
      assertWritable(wish);
      const state = await read(ports);
      const { edit, label } = apply(ports, state, planOf(state.files, wish, hidden));
      return { file: label, lines: diffLines(edit.before, edit.changes), unchanged: edit.changes.length === 0 };
    },
    async export(wish) {
      assertWritable(wish);
      let keys = hidden;
      if (wish.kind === 'keys') {
        // First a dry run: credentials are not asked for when they could not be written.
        const state = await read(ports);
        apply(ports, state, planOf(state.files, wish, hidden));
        keys = plainKeys(await ports.issue(wish.session.id, wish.access));
      }
      return write(ports, wish, keys);
    },
    async regionOf(name) {
      const { files } = await read(ports);
      const section = profileInCredentials(files.credentials, name)?.settings.get('region');
      return section ?? profileInConfig(files.config, name).at(-1)?.settings.get('region');
    },
  };
}

async function write(ports: ExportPorts, wish: ProfileWish, keys: PlainKeys): Promise<ProfileExported> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const state = await read(ports);
    const plan = planOf(state.files, wish, keys);
    const { edit, label } = apply(ports, state, plan);
    const done = { file: label, profile: wish.name, unchanged: edit.changes.length === 0 };
    if (done.unchanged) return done;
    const replaced = await ports[plan.target].replace(edit.text, state[plan.target]);
    if (replaced.outcome === 'stale') continue;
    return replaced.backup === undefined ? done : { ...done, backup: ports.label(replaced.backup) };
  }
  throw new Problem('file', {
    what: 'Another program keeps changing the AWS files.',
    why: `They changed ${attempts} times while this profile was being written.`,
    next: 'Try again when that program is done.',
  });
}

type State = Readonly<{ config: TextVersion | undefined; credentials: TextVersion | undefined; files: AwsFiles }>;

/** Reads both files; rejects when the AWS CLI could not read one, for then it would not run with the new profile either. */
async function read(ports: ExportPorts): Promise<State> {
  const [config, credentials] = await Promise.all([ports.config.read(), ports.credentials.read()]);
  const named = (file: TextFile, version: TextVersion | undefined): NamedAwsFile => {
    const parsed = parseAwsFile(version?.text ?? '');
    const [flaw] = parsed.flaws;
    if (flaw !== undefined) throw unreadable(ports.label(file.path), flaw);
    return { label: ports.label(file.path), file: parsed };
  };
  return {
    config,
    credentials,
    files: { config: named(ports.config, config), credentials: named(ports.credentials, credentials) },
  };
}

function planOf(files: AwsFiles, wish: ProfileWish, keys: PlainKeys): ProfilePlan {
  return wish.kind === 'sso' ? planSsoProfile(files, wish) : planKeysProfile(files, wish, keys);
}

type Applied = Readonly<{ edit: Extract<Edit, { done: true }>; label: string }>;

function apply(ports: ExportPorts, state: State, { target, puts }: ProfilePlan): Applied {
  const label = ports.label(ports[target].path);
  const edit = editAwsFile(state[target]?.text ?? '', puts);
  if (!edit.done) throw unsafe(label, edit.flaw);
  return { edit, label };
}

type Flaw = Readonly<{ line: number; what: string }>;

function unreadable(label: string, { line, what }: Flaw): Problem {
  return new Problem('file', {
    what: `The AWS CLI cannot read ${label}, so nothing was changed.`,
    why: `Line ${line}: ${what}.`,
    next: 'Correct that line, then try again.',
  });
}

function unsafe(label: string, { line, what }: Flaw): Problem {
  return new Problem('file', {
    what: `${label} could not be changed safely, so it was left as it is.`,
    why: `Line ${line}: ${what}.`,
    next: 'Correct that line or choose another name, then try again.',
  });
}

function assertWritable({ access, region }: ProfileWish): void {
  const refuse = (what: string): never => {
    throw new Problem('usage', { what });
  };
  if (!/^\d{12}$/.test(access.accountId)) refuse(`"${access.accountId}" is not an account id: that has 12 digits.`);
  if (!/^[\w+=,.@-]+$/.test(access.role)) refuse(`"${access.role}" is not the name of a role.`);
  if (!/^[a-z0-9-]+$/.test(region)) refuse(`"${region}" is not a region, such as "eu-west-1".`);
}

/** The one place where credentials become text: they are on their way into the file. */
function plainKeys({ accessKeyId, secretAccessKey, sessionToken }: Credentials): PlainKeys {
  return { accessKeyId, secretAccessKey: secretAccessKey.reveal(), sessionToken: sessionToken.reveal() };
}
