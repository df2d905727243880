import type { Issued } from '../../../main/domain/activity.ts';
import { bytesOf } from '../../../main/domain/aws-file/text.ts';
import type { Credentials } from '../../../main/domain/credentials.ts';
import { samePlace } from '../../../main/domain/profile-record.ts';
import type { ProfileWish } from '../../../main/domain/profile-wish.ts';
import { Secret } from '../../../main/domain/secret.ts';
import type { Session } from '../../../main/domain/session.ts';
import { type Dependents, dependents } from '../../../main/services/dependents.ts';
import { type ExportProfile, exportProfile, type HelperProgram } from '../../../main/services/export-profile.ts';
import { type ProfileChanges, profileChanges } from '../../../main/services/profile-changes.ts';
import type { ProfileRecords } from '../../../main/services/profile-records.ts';
import { removeKeys, removeWrittenKeys } from '../../../main/services/remove-keys.ts';
import { type RemoveProfile, removeProfile } from '../../../main/services/remove-profile.ts';
import { repairProfile } from '../../../main/services/repair-profile.ts';
import type { TextFile } from '../../../main/services/text-file.ts';
import type { WrittenProfile } from '../../../main/services/written-profiles.ts';

/** A session of the AWS config, and a profile of it. */
export const sessionText = `[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = us-east-1
`;
export const profileText = `[profile new]
sso_session = acme
sso_account_id = 001234567890
sso_role_name = ReadOnlyAccess
region = eu-west-1
`;

type FileInMemory = TextFile & {
  text: string | undefined;
  /** Called before each replacement, as another program would come in between. */
  meanwhile?: (() => void) | undefined;
};

function fileInMemory(path: string, text: string | undefined): FileInMemory {
  let backup: string | undefined = `${path}.daypass-backup`;
  const file: FileInMemory = {
    path,
    text,
    read: async () => (file.text === undefined ? undefined : { text: file.text, bytes: bytesOf(file.text) }),
    async replace(next, expected) {
      file.meanwhile?.();
      if (file.text !== expected?.text) return { outcome: 'stale' };
      file.text = next;
      const made = expected === undefined ? undefined : backup;
      backup = undefined;
      return made === undefined ? { outcome: 'replaced' } : { outcome: 'replaced', backup: made };
    },
    async remove(expected) {
      file.meanwhile?.();
      if (file.text !== expected.text) return { outcome: 'stale' };
      file.text = undefined;
      return { outcome: 'removed' };
    },
  };
  return file;
}

export const acme: Session = {
  id: 'acme',
  name: 'acme',
  form: 'sso-session',
  startUrl: 'https://acme.awsapps.com/start',
  region: 'us-east-1',
};
export const legacy: Session = { ...acme, id: 'https://acme.awsapps.com/start#', name: 'legacy', form: 'legacy' };

export const secretKey = 'wJalrXUtnFEMIsecretKEY';
export const sessionToken = 'IQoJb3JpZ2luX2VjtokenTOKEN==';

export function wish(changes: Partial<ProfileWish> = {}): ProfileWish {
  const access = { accountId: '001234567890', role: 'ReadOnlyAccess' };
  return { name: 'new', kind: 'sso', session: acme, region: 'eu-west-1', access, ...changes };
}

export type Desk = {
  config: FileInMemory;
  credentials: FileInMemory;
  records: RecordsInMemory;
  profiles: ExportProfile;
  changes: ProfileChanges;
  helper: HelperProgram;
  /** What a sign-out does to the files. */
  signOut(): Promise<void>;
  made: RemoveProfile & { repair: ReturnType<typeof repairProfile> };
  dependents: Dependents;
  issued: string[];
  noted: Issued[];
};

type RecordsInMemory = ProfileRecords & { now: Awaited<ReturnType<ProfileRecords['read']>> };

function recordsInMemory(): RecordsInMemory {
  const isSame = (a: WrittenProfile, b: WrittenProfile) => samePlace(a, b) && a.keys === b.keys;
  const held: RecordsInMemory = {
    now: { records: [], keys: [] },
    read: async () => held.now,
    async addKeys(added) {
      const isOther = (one: WrittenProfile) => !added.some((other) => isSame(one, other));
      held.now = { ...held.now, keys: [...held.now.keys.filter(isOther), ...added] };
    },
    async remove(gone) {
      held.now = { ...held.now, keys: held.now.keys.filter((one) => !gone.some((other) => isSame(one, other))) };
    },
    async change(next) {
      held.now = { ...held.now, records: next(held.now.records) };
    },
  };
  return held;
}

/** The export service over two files in memory. */
export function desk(config?: string, credentials?: string): Desk {
  const files = {
    config: fileInMemory('~/.aws/config', config),
    credentials: fileInMemory('~/.aws/credentials', credentials),
  };
  const issued: string[] = [];
  const issue = async (
    sessionId: string,
    { accountId, role }: { accountId: string; role: string },
  ): Promise<Credentials> => {
    issued.push(`${sessionId} ${accountId} ${role}`);
    return {
      accessKeyId: 'ASIAEXAMPLE',
      secretAccessKey: new Secret(secretKey),
      sessionToken: new Secret(sessionId === legacy.id ? `${sessionToken}legacy` : sessionToken),
      expiration: 0,
    };
  };
  const put = async () => void issued.push('helper');
  const helper = { path: '/home/ana/.local/share/daypass/bin/daypass', rules: 'posix', put } as const;
  const label = (path: string) => path;
  const records = recordsInMemory();
  const changes = profileChanges({ records, label });
  const written = { ...records, list: async () => records.now.keys };
  const leaving = { written, files: Object.values(files), label };
  const ports = { ...files, helper, label, records, changes, removeKeys: removeWrittenKeys(leaving) };
  const profiles = exportProfile({ ...ports, issue });
  const noted: Issued[] = [];
  const repair = repairProfile({ records, profiles, note: (...some) => void noted.push(...some) });
  const made = { ...removeProfile(ports), repair };
  return {
    ...files,
    records,
    changes,
    helper,
    issued,
    noted,
    profiles,
    made,
    dependents: dependents(ports),
    signOut: () => removeKeys(leaving)(acme.id),
  };
}
