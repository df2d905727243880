import type { Finding, Mend, Mended } from '../../domain/doctor/finding.ts';
import type { ModeChange, SeenPath } from '../../domain/doctor/seen-path.ts';
import { wordsInHome } from '../../domain/doctor/words-in-home.ts';
import { problemOf } from '../../domain/problem.ts';
import type { ClearItems } from '../clear-items.ts';
import type { KeptTokens } from '../kept-tokens.ts';
import type { MoveTokens } from '../move-tokens.ts';
import type { removeWrittenKeys } from '../remove-keys.ts';
import type { WrittenProfiles } from '../written-profiles.ts';

/** Both reject with a `Problem`. */
export type MendPorts = Readonly<{
  setMode(change: ModeChange): Promise<void>;
  /** Removes a file that is as it was seen; one that somebody has written since stays. */
  removeFile(file: Pick<SeenPath, 'path' | 'modifiedAt'>): Promise<void>;
  /** Writes the script that profiles call. */
  writeHelper(): Promise<void>;
  written: Pick<WrittenProfiles, 'list'>;
  removeWritten: ReturnType<typeof removeWrittenKeys>;
  settle: MoveTokens['settle'];
  rebuild: KeptTokens['rebuild'];
  clearItem: ClearItems['clear'];
  /** The person's home folder. */
  home: string;
}>;

/** Mends what can be mended, one after the other. What could not be is told of with the reason. Never rejects. */
export function mend(ports: MendPorts): (findings: readonly Finding[]) => Promise<readonly Mended[]> {
  const work = async (one: Mend, whole: Whole): Promise<void> => {
    switch (one.kind) {
      case 'modes':
        return each(one.changes, ports.setMode);
      case 'remove-files':
        return each(one.files, ports.removeFile);
      case 'write-helper':
        return ports.writeHelper();
      case 'finish-moves': {
        const { moved, failures } = await whole.settled();
        return one.of.every((id) => moved.includes(id)) ? undefined : first(failures);
      }
      case 'rebuild-record': {
        const { failures } = await whole.rebuilt();
        return first(failures.flatMap(({ sessionId, problem }) => (one.accounts.includes(sessionId) ? [problem] : [])));
      }
      case 'remove-items':
        return each(one.accounts, ports.clearItem);
      case 'remove-keys': {
        const isMeant = (path: string, header: string, keys: string) =>
          one.keys.some((mark) => mark.path === path && mark.header === header && mark.keys === keys);
        const written = await ports.written.list();
        return ports.removeWritten(written.filter(({ path, header, keys }) => isMeant(path, header, keys)));
      }
    }
  };

  return async (findings) => {
    const mended: Mended[] = [];
    const whole = { settled: once(ports.settle), rebuilt: once(() => ports.rebuild('silently')) };
    for (const finding of findings) {
      if (finding.mend === undefined) {
        mended.push(finding);
        continue;
      }
      try {
        await work(finding.mend, whole);
        mended.push({ ...finding, status: 'ok', fixed: true });
      } catch (error) {
        const { what, why, next } = wordsInHome(problemOf(error).words, ports.home);
        const reason = why === undefined ? what : `${what} ${why}`;
        mended.push({ ...finding, fixed: false, why: reason, ...(next !== undefined && { next }) });
      }
    }
    return mended;
  };
}

/** What mends all findings of its kind at once. */
type Whole = Readonly<{
  settled: () => ReturnType<MendPorts['settle']>;
  rebuilt: () => ReturnType<MendPorts['rebuild']>;
}>;

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}

/** All of them, although one may fail: the first failure is thrown at the end. */
async function each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const one of all) await work(one).catch((error: unknown) => failures.push(error));
  first(failures);
}

function first(failures: readonly unknown[]): void {
  const [failure] = failures;
  if (failure !== undefined) throw failure;
}
