import type { AwsFile } from '../aws-file/parse.ts';
import { keysFingerprint } from '../keys-fingerprint.ts';
import { duration } from '../time-words.ts';
import type { Finding, KeysMark } from './finding.ts';

/** Keys that Daypass remembers to have written. `expiresAt` is UTC ms. */
export type RememberedKeys = KeysMark & Readonly<{ expiresAt?: number }>;

/** A file in which such keys may stand: one of the AWS files, or the copy that Daypass made of it before its first change. */
export type FileWithKeys = Readonly<{ label: string; of: string; file: AwsFile }>;

type Standing = Readonly<{ keys: RememberedKeys; label: string }>;

/** Keys that Daypass wrote, and that have ended. What somebody changed since is theirs. `now` is UTC ms. */
export function keysFindings(
  remembered: readonly RememberedKeys[],
  files: readonly FileWithKeys[],
  now: number,
): readonly Finding[] {
  const standing = remembered.flatMap((keys) => placesOf(keys, files).map((label): Standing => ({ keys, label })));
  const found = standing.flatMap((one) => stale(one, now));
  if (found.length > 0) return found;
  const what =
    standing.length === 0 ? 'Daypass has left no keys in your files.' : 'The keys that Daypass wrote have not ended.';
  return [{ check: 'keys', status: 'ok', what }];
}

const placesOf = ({ path, header, keys }: RememberedKeys, files: readonly FileWithKeys[]): readonly string[] =>
  files
    .filter(({ of, file }) => {
      const section = of === path ? file.sections.find((one) => one.header === header) : undefined;
      return section !== undefined && keysFingerprint(section.settings) === keys;
    })
    .map(({ label }) => label);

function stale({ keys: { path, header, keys, expiresAt }, label }: Standing, now: number): readonly Finding[] {
  if (expiresAt === undefined || expiresAt > now) return [];
  return [
    {
      check: 'keys',
      status: 'problem',
      what: `The keys that Daypass wrote for "${header.replace(/^profile /, '')}" into ${label} have ended.`,
      why: `That was ${duration(expiresAt, now)} ago; until they are gone, AWS tools try them in vain.`,
      next: 'Export the profile anew if it is needed.',
      mend: { kind: 'remove-keys', keys: [{ path, header, keys }] },
    },
  ];
}
