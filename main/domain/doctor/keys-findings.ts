import type { AwsFile } from '../aws-file/parse.ts';
import { keysFingerprint } from '../keys-fingerprint.ts';
import { duration } from '../time-words.ts';
import type { Finding, KeysMark } from './finding.ts';

/** Keys that Daypass remembers to have written. `expiresAt` is UTC ms. */
export type RememberedKeys = KeysMark & Readonly<{ sessionId: string; expiresAt?: number }>;

/** A file in which such keys may stand: one of the AWS files, or the copy that Daypass made of it before its first change. */
export type FileWithKeys = Readonly<{ label: string; of: string; file: AwsFile }>;

type Standing = Readonly<{ keys: RememberedKeys; label: string }>;

/** Keys that Daypass wrote, and that are of no use any more. What somebody changed since is theirs. `signedIn` are ids of sessions. */
export function keysFindings(
  remembered: readonly RememberedKeys[],
  files: readonly FileWithKeys[],
  signedIn: ReadonlySet<string>,
  now: number,
): readonly Finding[] {
  const standing = remembered.flatMap((keys) => placesOf(keys, files).map((label): Standing => ({ keys, label })));
  const found = standing.flatMap((one) => {
    const why = whyOver(one.keys, signedIn, now);
    return why === undefined ? [] : [stale(one, why)];
  });
  if (found.length > 0) return found;
  const what =
    standing.length === 0 ? 'Daypass has left no keys in your files.' : 'The keys that Daypass wrote still work.';
  return [{ check: 'keys', status: 'ok', what }];
}

const placesOf = ({ path, header, keys }: RememberedKeys, files: readonly FileWithKeys[]): readonly string[] =>
  files
    .filter(({ of, file }) => {
      const section = of === path ? file.sections.find((one) => one.header === header) : undefined;
      return section !== undefined && keysFingerprint(section.settings) === keys;
    })
    .map(({ label }) => label);

function whyOver({ sessionId, expiresAt }: RememberedKeys, signedIn: ReadonlySet<string>, now: number) {
  if (expiresAt !== undefined && expiresAt <= now) return `They ended ${duration(expiresAt, now)} ago.`;
  return signedIn.has(sessionId) ? undefined : 'The session that they were bought with is signed out.';
}

function stale({ keys, label }: Standing, why: string): Finding {
  const { path, header, keys: fingerprint } = keys;
  return {
    check: 'keys',
    status: 'problem',
    what: `Daypass wrote keys for "${header.replace(/^profile /, '')}" into ${label} that are of no use any more.`,
    why,
    next: 'Export the profile anew if it is needed.',
    mend: { kind: 'remove-keys', keys: [{ path, header, keys: fingerprint }] },
  };
}
