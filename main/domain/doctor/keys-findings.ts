import type { AwsFile } from '../aws-file/parse.ts';
import { headersOfKeys, writtenAs } from '../headers-of-keys.ts';
import { duration } from '../time-words.ts';
import type { Finding, KeysMark } from './finding.ts';

/** Keys that Daypass remembers to have written. `expiresAt` is UTC ms. */
export type RememberedKeys = KeysMark & Readonly<{ sessionId: string; expiresAt?: number }>;

/** What there is to know of keys beside the files: `signedOut` has the sessions that surely are, `now` is UTC ms. */
export type KeysKnown = Readonly<{
  remembered: readonly RememberedKeys[];
  signedOut: ReadonlySet<string>;
  /** Whether what is remembered can be read whole now. */
  isWhole: boolean;
  /** Where older records lie that were damaged, as people write it. */
  setAside: readonly string[];
  now: number;
}>;

/** A file in which such keys may stand: one of the AWS files, or the copy that Daypass made of it before its first change. */
export type FileWithKeys = Readonly<{ label: string; of: string; file: AwsFile }>;

type Standing = Readonly<{ keys: RememberedKeys; label: string; header: string }>;

/** Keys that Daypass wrote, and that have ended, or whose session is signed out. What somebody changed since is theirs. */
export function keysFindings(known: KeysKnown, files: readonly FileWithKeys[]): readonly Finding[] {
  const isWritten = writtenAs(known.remembered);
  const lookups = files.map(({ label, of, file }) => ({
    label,
    of,
    headersOf: headersOfKeys(file.sections, isWritten),
  }));
  const standing = known.remembered.flatMap((keys) =>
    lookups
      .filter(({ of }) => of === keys.path)
      .flatMap(({ label, headersOf }) => headersOf(keys).map((header): Standing => ({ keys, label, header }))),
  );
  const found = [...standing.flatMap((one) => stale(one, known)), ...forgotten(known)];
  if (found.length > 0) return found;
  const what = standing.length === 0 ? 'Daypass knows of no keys of its own in your files.' : stillGood;
  return [{ check: 'keys', status: 'ok', what }];
}

const stillGood = 'The keys that Daypass wrote have not ended, and their sessions are not signed out.';

function stale({ keys: mark, label, header: where }: Standing, { signedOut, now }: KeysKnown): readonly Finding[] {
  const { path, header, keys, sessionId, expiresAt } = mark;
  const isOver = expiresAt !== undefined && expiresAt <= now;
  if (!isOver && !signedOut.has(sessionId)) return [];
  const subject = `The keys that Daypass wrote for "${where.replace(/^profile /, '')}" into ${label}`;
  const words = isOver
    ? {
        what: `${subject} have ended.`,
        why: `That was ${duration(expiresAt, now)} ago; until they are gone, AWS tools try them in vain.`,
        next: 'Export the profile anew if it is needed.',
      }
    : {
        what: `${subject} may still work, although "${sessionId}" is signed out.`,
        why: 'Signing out could not remove them.',
        next: 'Sign out once more, which removes them.',
      };
  return [
    { check: 'keys', status: 'problem', ...words, mend: { kind: 'remove-keys', keys: [{ path, header, keys }] } },
  ];
}

/** What can't be known of keys, since a record is damaged. */
function forgotten({ isWhole, setAside }: KeysKnown): readonly Finding[] {
  const damaged: Finding = {
    check: 'keys',
    status: 'problem',
    what: 'What Daypass remembers of the keys that it wrote is damaged.',
    why: 'Keys of which it no longer knows stay in your files when you sign out.',
    next: 'Look for profiles in ~/.aws/credentials that you no longer need, and remove them.',
  };
  const aside = setAside.map(
    (label): Finding => ({
      check: 'keys',
      status: 'note',
      what: `A damaged record of keys was set aside as ${label}.`,
      why: 'Keys of which it alone told stay in your files when you sign out.',
      next: 'Look for profiles in ~/.aws/credentials that you no longer need, then delete that file.',
    }),
  );
  return isWhole ? aside : [damaged, ...aside];
}
