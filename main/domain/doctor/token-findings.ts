import type { Session, SkippedFile } from '../session.ts';
import { shellOption } from '../shell-word.ts';
import { duration } from '../time-words.ts';
import { tokenFileName } from '../token-file-name.ts';
import type { Finding } from './finding.ts';
import type { SeenPath } from './seen-path.ts';

/** Files of the token cache that were left out: a problem where a session keeps its sign-in there. `now` is UTC ms. */
export function tokenFindings(
  sessions: readonly Session[],
  skipped: readonly SkippedFile[],
  seen: readonly SeenPath[],
  folder: string,
  now: number,
): readonly Finding[] {
  const inTheWay = seen.find(({ label, kind }) => isAbove(label, folder) && kind !== 'folder' && kind !== 'nothing');
  if (inTheWay !== undefined) return [noFolder(inTheWay, folder)];
  const found = skipped.map(({ file, reason }): Finding => {
    const session = sessions.find(({ id }) => tokenFileName(id) === file);
    const there = seen.find(({ within, label }) => within === folder && label.endsWith(file));
    const age =
      there === undefined || there.modifiedAt > now ? '' : ` (written ${duration(there.modifiedAt, now)} ago)`;
    const about = { check: 'tokens', why: reason } as const;
    // Its sign-in was read all the same, or there is none in it.
    if (session === undefined || session.token !== undefined) {
      return { ...about, status: 'note', what: `${folder}/${file}${age} was left out.` };
    }
    return {
      ...about,
      status: 'problem',
      what: `The sign-in of "${session.name}" can't be read: ${folder}/${file}${age}.`,
      next: `Sign in again: daypass sign-in ${shellOption('session', session.name)}`,
    };
  });
  if (found.length > 0) return found;
  const tokens = sessions.flatMap(({ token }) => token ?? []);
  // Whether those in the keychain can be read is told with the keychain.
  const count = tokens.filter(({ storage }) => storage === 'file').length;
  const none = tokens.length === 0 ? 'There is no sign-in yet.' : 'No sign-in is in a file.';
  const what = count === 0 ? none : `Every sign-in in a file can be read (${count}).`;
  return [{ check: 'tokens', status: 'ok', what }];
}

const isAbove = (label: string, folder: string): boolean =>
  label === folder || folder.startsWith(`${label}/`) || folder.startsWith(`${label}\\`);

const noFolder = ({ label }: SeenPath, folder: string): Finding => ({
  check: 'tokens',
  status: 'problem',
  what: `${label} is not a folder.`,
  why: `AWS tools keep sign-ins in ${folder}, and can neither find nor keep one.`,
  next: 'Move it away. The folder is made anew at the next sign-in.',
});
