import { keychainItemLabel } from '../domain/keychain-item.ts';
import type { Session } from '../domain/session.ts';
import { shellOption } from '../domain/shell-word.ts';
import type { MovePreview } from '../services/move-tokens.ts';

type Move = Readonly<{
  session: Session;
  to: 'keychain' | 'file';
  /** What people call the keychain: "the macOS Keychain". */
  name: string;
  preview: MovePreview;
  withProfiles: boolean;
}>;

/** What to tell of a move: `before` it, of the `files` that it is about, when it is `done`, and when there was nothing to do. */
type MoveWords = Readonly<{ before: readonly string[]; files: readonly string[]; done: string; already: string }>;

export const moveWords = (move: Move): MoveWords => (move.to === 'keychain' ? intoKeychain(move) : intoFile(move));

function intoKeychain({ session, name, preview, withProfiles }: Move): MoveWords {
  const { profiles, left, files } = preview;
  const changing = withProfiles
    ? some('Profiles that are to ask Daypass for their keys from now on', profiles)
    : some('Profiles that stop working in AWS tools, unless they ask Daypass (leave out --keep-profiles)', profiles);
  const shared = {
    before: [...changing, ...left.map(({ profile, why }) => `The profile "${profile}" can't come along: ${why}`)],
    files: some('Files that would go', files),
  };
  const back = `\`${line('restore', session)}\` takes that back.`;
  if (session.token === undefined) {
    const next = `Nobody is signed in to "${session.name}". Its next sign-in goes into ${name}`;
    return { ...shared, done: `${next}. ${back}`, already: `${next} already.` };
  }
  const there = `The token of "${session.name}" is in ${name}`;
  const item = `as "${keychainItemLabel(session.id)}"`;
  const done = `${there}, ${item}, and no longer in a file. ${back}`;
  return { ...shared, done, already: `${there} already, ${item}.` };
}

function intoFile({ session, name, preview, withProfiles }: Move): MoveWords {
  const { profiles, left, files } = preview;
  const changing = withProfiles
    ? some('Profiles that are to be again what they were', profiles)
    : some('Profiles that go on asking Daypass for their keys', profiles);
  const shared = {
    before: [...changing, ...left.map(({ profile, why }) => `The profile "${profile}" stays as it is: ${why}`)],
    files: some('Files that would come', files),
  };
  const back = `\`${line('move', session)}\` takes that back.`;
  if (session.token === undefined) {
    const next = `Nobody is signed in to "${session.name}". Its next sign-in goes into a file`;
    return { ...shared, done: `${next}. ${back}`, already: `${next} already.` };
  }
  const there = `The token of "${session.name}" is in a file`;
  const done = `${there}, which any program of yours can read, and no longer in ${name}. ${back}`;
  return { ...shared, done, already: `${there} already.` };
}

const line = (verb: 'move' | 'restore', { name }: Session): string =>
  `daypass keychain ${verb} ${shellOption('session', name)}`;

const mostNamed = 10;

function some(what: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return [`${what}: ${names.slice(0, mostNamed).join(', ')}${more}.`];
}
