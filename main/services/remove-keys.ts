import { parseAwsFile } from '../domain/aws-file/parse.ts';
import { takeOut } from '../domain/aws-file/take-out.ts';
import { headersOfKeys, type IsWritten, writtenAs } from '../domain/headers-of-keys.ts';
import { Problem } from '../domain/problem.ts';
import { type ProfileRecord, samePlace } from '../domain/profile-record.ts';
import { untilWritten } from './change-aws-file.ts';
import type { ProfileRecords } from './profile-records.ts';
import type { TextFile } from './text-file.ts';
import type { WrittenProfile, WrittenProfiles } from './written-profiles.ts';

export type RemoveKeysPorts = Readonly<{
  /** `change` notes that a profile waits for its keys. */
  written: WrittenProfiles & Partial<Pick<ProfileRecords, 'change'>>;
  /** The AWS files that keys may have been written into, and the copies of them that Daypass keeps. */
  files: readonly TextFile[];
  label(path: string): string;
}>;

/** As `textFile` names the copy of a file. */
export const backupSuffix = '.daypass-backup';

const keys = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token', 'aws_security_token'];

/**
 * Removes the keys that Daypass wrote for a session, as `removeWrittenKeys` does. Keys that were being renewed meanwhile are noted before
 * they are written, so that another look finds them.
 */
export function removeKeys(ports: RemoveKeysPorts): (sessionId: string) => Promise<void> {
  const remove = removeWrittenKeys(ports);
  return async (sessionId) => {
    const removed = new Set<string>();
    const left = async () =>
      (await ports.written.list()).filter((one) => one.sessionId === sessionId && !removed.has(markOf(one)));
    const failures: unknown[] = [];
    for (let ours = await left(); ours.length > 0; ours = await left()) {
      for (const one of ours) removed.add(markOf(one));
      await remove(ours).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  };
}

const markOf = ({ path, header, keys: mark }: WrittenProfile): string => JSON.stringify([path, header, mark]);

export type RemoveWrittenKeys = (ours: readonly WrittenProfile[]) => Promise<void>;

/**
 * Removes keys that Daypass wrote, wherever they still stand as it wrote them, under whatever name; what somebody has changed since
 * is theirs. Records of files that are not in use now stay. Keys go even if others can't; then rejects with the first `Problem`
 * of kind `file` that there was.
 */
export function removeWrittenKeys({ written, files, label }: RemoveKeysPorts): RemoveWrittenKeys {
  /** Gives whether they stood where they were written. */
  const removeOne = async (file: TextFile, mark: WrittenProfile, isWritten: IsWritten): Promise<boolean> => {
    const { header, whole } = mark;
    const outcome = await untilWritten('profile', async () => {
      const version = await file.read();
      if (version === undefined) return 'gone';
      const headers = headersOfKeys(parseAwsFile(version.text).sections, isWritten)(mark);
      let text = version.text;
      let failure: Problem | undefined;
      for (const one of headers) {
        const taken = takeOut(text, { header: one, keys, companions: whole ? ['region'] : [] });
        if (taken.done) text = taken.text;
        else failure ??= unremovable(label(file.path), one, taken.flaw);
      }
      if (text !== version.text && (await file.replace(text, version)).outcome === 'stale') return 'stale';
      if (failure !== undefined) throw failure;
      return headers.includes(header) ? 'taken' : 'gone';
    });
    return outcome === 'taken';
  };

  return async (ours) => {
    const failures: unknown[] = [];
    const taken: WrittenProfile[] = [];
    const gone: WrittenProfile[] = [];
    const isWritten = writtenAs(await written.list());
    for (const one of ours) {
      const places = files.filter(({ path }) => path === one.path || path === `${one.path}${backupSuffix}`);
      const before = failures.length;
      for (const file of places) {
        const isTaken = await removeOne(file, one, isWritten).catch((error: unknown) => void failures.push(error));
        if (isTaken && file.path === one.path) taken.push(one);
      }
      if (failures.length === before && places.some(({ path }) => path === one.path)) gone.push(one);
    }
    const rests = (record: ProfileRecord) => taken.some((one) => samePlace(one, record));
    if (taken.length > 0) {
      await written.change?.((now) => now.map((one) => (rests(one) ? { ...one, resting: true } : one)));
    }
    if (gone.length > 0) await written.remove(gone);
    if (failures.length > 0) throw failures[0];
  };
}

function unremovable(label: string, header: string, { line, what }: Readonly<{ line: number; what: string }>): Problem {
  return new Problem('file', {
    what: `The keys of "${header}" could not be removed from ${label}.`,
    why: `Line ${line}: ${what}.`,
    next: 'Remove that section yourself.',
  });
}
