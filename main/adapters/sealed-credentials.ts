import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { lstat, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Access } from '../domain/access.ts';
import type { Credentials } from '../domain/credentials.ts';
import { Secret } from '../domain/secret.ts';
import type { Token } from '../domain/token.ts';
import type { SharedCredentials } from '../services/share-credentials.ts';
import { privateFolder } from './private-folder.ts';
import { withFileLock } from './text-file-lock.ts';
import { fileProblem } from './text-file-problem.ts';

type SealedCredentials = SharedCredentials &
  Readonly<{
    /** Removes what is kept for a session. Rejects with a `Problem` of kind `file`. */
    remove(sessionId: string): Promise<void>;
  }>;

/** Longer than AWS may be asked: who waits finds the answer there. */
const patienceMs = 20_000;
/** Longer than a file is written. */
const aMomentMs = 60_000;

/**
 * Credentials in a folder of Daypass's own, for its owner alone: one file an access, encrypted with a key made of the access token
 * that bought them. To who has not that token they are worth nothing, and who has it could buy the same.
 */
export function sealedCredentials(home: string): SealedCredentials {
  const folder = join(home, 'credentials');
  const pathOf = (sessionId: string, access: Access) => join(folder, nameOf(sessionId, access));

  return {
    async read(sessionId, access, token) {
      const path = pathOf(sessionId, access);
      try {
        // To open a named pipe could take for ever.
        if (!(await lstat(path)).isFile()) return undefined;
        return opened(await readFile(path), nameOf(sessionId, access), token);
      } catch {
        return undefined;
      }
    },
    async write(sessionId, access, token, credentials) {
      const path = pathOf(sessionId, access);
      const aside = `${path}.${randomUUID()}.new`;
      try {
        await privateFolder(folder);
        await removeFrom(folder, hasEnded);
        await writeFile(aside, sealed(credentials, nameOf(sessionId, access), token), { flag: 'wx', mode: 0o600 });
        await utimes(aside, new Date(), new Date(credentials.expiration));
        await rename(aside, path);
      } catch {
        // They were for the next one who asks, and AWS can be asked again.
        await rm(aside, { force: true }).catch(() => undefined);
      }
    },
    async alone(sessionId, access, work) {
      let begun = false;
      const begin = () => {
        begun = true;
        return work();
      };
      try {
        await privateFolder(folder);
        return await withFileLock(`${pathOf(sessionId, access)}.lock`, begin, patienceMs);
      } catch (error) {
        if (begun) throw error;
        return work();
      }
    },
    async remove(sessionId) {
      const isOfSession = (path: string) => basename(path).startsWith(digestOf(sessionId));
      await removeFrom(folder, isOfSession).catch((error: unknown) => {
        throw fileProblem(folder, 'changed', error);
      });
    },
  };
}

/** All but locks: those are not ours to remove. */
async function removeFrom(folder: string, isOne: (path: string) => boolean | Promise<boolean>): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  for (const path of names.filter((name) => !name.includes('.lock')).map((name) => join(folder, name))) {
    if (await isOne(path)) await rm(path, { force: true });
  }
}

/** The date of a file is when its credentials end; that of one which was never completed, when it was begun. */
const hasEnded = (path: string): Promise<boolean> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs + aMomentMs < Date.now(),
    () => false,
  );

/** Begins with what all files of the session have in common. */
const nameOf = (sessionId: string, { accountId, role }: Access): string =>
  `${digestOf(sessionId)}-${digestOf(JSON.stringify([accountId, role]))}`;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

const cipher = 'aes-256-gcm';
const [ivLength, tagLength] = [12, 16];

const keyOf = (token: Token): Buffer =>
  Buffer.from(hkdfSync('sha256', token.accessToken.reveal(), '', 'daypass role credentials', 32));

/** The name is sealed with it: a file that takes another's place is not opened. */
function sealed(credentials: Credentials, name: string, token: Token): Buffer {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = credentials;
  const plain = JSON.stringify([accessKeyId, secretAccessKey.reveal(), sessionToken.reveal(), expiration]);
  const iv = randomBytes(ivLength);
  const sealing = createCipheriv(cipher, keyOf(token), iv).setAAD(Buffer.from(name));
  return Buffer.concat([iv, sealing.update(plain, 'utf8'), sealing.final(), sealing.getAuthTag()]);
}

/** Throws for what was not sealed by `sealed` with the same name and token. */
function opened(bytes: Buffer, name: string, token: Token): Credentials {
  const iv = bytes.subarray(0, ivLength);
  const opening = createDecipheriv(cipher, keyOf(token), iv, { authTagLength: tagLength }).setAAD(Buffer.from(name));
  opening.setAuthTag(bytes.subarray(-tagLength));
  const plain = Buffer.concat([opening.update(bytes.subarray(ivLength, -tagLength)), opening.final()]).toString('utf8');
  const [accessKeyId, secretAccessKey, sessionToken, expiration] = JSON.parse(plain);
  return {
    accessKeyId,
    secretAccessKey: new Secret(secretAccessKey),
    sessionToken: new Secret(sessionToken),
    expiration,
  };
}
