import { bytesOf } from '../../../main/domain/aws-file/text.ts';
import type { Credentials } from '../../../main/domain/credentials.ts';
import type { ProfileWish } from '../../../main/domain/profile-wish.ts';
import { Secret } from '../../../main/domain/secret.ts';
import type { Session } from '../../../main/domain/session.ts';
import { type ExportProfile, exportProfile } from '../../../main/services/export-profile.ts';
import type { TextFile } from '../../../main/services/text-file.ts';

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
  profiles: ExportProfile;
  issued: string[];
};

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
      sessionToken: new Secret(sessionToken),
      expiration: 0,
    };
  };
  const put = async () => void issued.push('helper');
  const helper = { path: '/home/ana/.local/share/daypass/bin/daypass', rules: 'posix', put } as const;
  return { ...files, issued, profiles: exportProfile({ ...files, helper, issue, label: (path) => path }) };
}
