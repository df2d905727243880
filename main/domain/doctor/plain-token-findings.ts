import { isAsideOf } from '../aside-name.ts';
import { isKept, type KeptSession } from '../kept-session.ts';
import type { LookedAt } from '../keychain-look.ts';
import { lostProfileNames, lostProfilesText } from '../lost-profiles.ts';
import { type Session, sessionStateAt, type TokenFacts } from '../session.ts';
import { shellOption } from '../shell-word.ts';
import { plaintextText, storageText } from '../storage-text.ts';
import { tokenFileName } from '../token-file-name.ts';
import type { Finding } from './finding.ts';
import { abandonedMs } from './leftover-findings.ts';
import type { SeenPath } from './seen-path.ts';

/** What is known of tokens in plain files, and of those that are on their way. */
export type PlainTokensKnown = Readonly<{
  sessions: readonly Session[];
  kept: readonly KeptSession[];
  seen: readonly SeenPath[];
  looked: LookedAt;
  /** Files that hold something of a session's token although it is in the keychain, by the session's id. */
  beside: ReadonlyMap<string, readonly string[]>;
  /** What becomes of a file that another program writes for a session in the keychain. */
  newPlaintext: 'move' | 'leave';
  now: number;
}>;

/** Tokens that lie in plain files, since when, and what of a move was left undone. */
export function plainTokenFindings(known: PlainTokensKnown): readonly Finding[] {
  const { sessions, kept, seen, now } = known;
  const isBack = (session: Session) => kept.some(({ id, restoring }) => id === session.id && restoring === true);
  return [
    ...sessions.flatMap((session) => (isBack(session) ? [interrupted(session)] : plain(session, known))),
    ...seen
      .filter(({ path, modifiedAt }) => path.endsWith('.daypass-aside.json') && now - modifiedAt > abandonedMs)
      .map((file) => putAside(file, kept)),
  ];
}

const note = { check: 'tokens', status: 'note' } as const;

function plain(session: Session, { looked, beside, newPlaintext, now }: PlainTokensKnown): readonly Finding[] {
  const { id, name, token } = session;
  if (token === undefined) return [];
  if (token.plaintext !== undefined) {
    const what = `Tokens of "${name}" belong into ${looked.name}. ${plaintextText(token.plaintext, now)}`;
    const mend = newPlaintext === 'move' ? ({ mend: { kind: 'finish-moves', of: [id] } } as const) : {};
    return [{ ...note, what, next: `To move it: ${line('move', name)}`, ...mend }];
  }
  if (token.storage === 'keychain') {
    return [...stillBeside(name, looked.name, beside.get(id) ?? []), ...withoutToken(session, looked.name)];
  }
  // Nobody can do anything with one that has ended.
  if (token.storage !== 'file' || sessionStateAt(session, now) === 'ended') return [];
  const next =
    looked.state === 'unusable'
      ? {}
      : { next: `To keep it in ${looked.name}, choose "Move to keychain" in the window, or: ${line('move', name)}` };
  return [{ ...note, what: `The token of "${name}" is ${where(token, now)}.`, ...next }];
}

function stillBeside(name: string, keychain: string, files: readonly string[]): readonly Finding[] {
  if (files.length === 0) return [];
  const what = `The token of "${name}" is in ${keychain}, and something of it is still in plain files: ${files.join(', ')}.`;
  return [{ ...note, what, next: `To take that away: ${line('move', name)}` }];
}

function withoutToken({ name, lostProfiles: names = [] }: Session, keychain: string): readonly Finding[] {
  if (names.length === 0) return [];
  const them = names.length === 1 ? 'it' : 'them';
  return [
    {
      check: 'profiles',
      status: 'problem',
      what: `The token of "${name}" is in ${keychain}. ${lostProfilesText(names)}`,
      why: `AWS tools get nothing by ${lostProfileNames(names)}.`,
      next: `To change ${them}, so that Daypass is asked, choose "Change ${them}" at the session in the window, or: ${line('move', name)}`,
    },
  ];
}

const where = (token: TokenFacts, now: number): string => {
  const text = storageText(token, now);
  return text.charAt(0).toLowerCase() + text.slice(1);
};

const interrupted = ({ id, name }: Session): Finding => ({
  ...note,
  what: `Bringing the token of "${name}" back into a file was interrupted.`,
  next: `To finish it: ${line('restore', name)}`,
  mend: { kind: 'finish-moves', of: [id] },
});

function putAside({ label, path }: SeenPath, kept: readonly KeptSession[]): Finding {
  const name = path.split(/[/\\]/).at(-1) ?? path;
  const isKnown = kept.some((session) => isKept(session) && isAsideOf(tokenFileName(session.id), name));
  const what = `A move of a token was interrupted: ${label} was left behind.`;
  return isKnown
    ? { ...note, what, next: 'To finish it, move that token again.', mend: { kind: 'finish-moves', of: [path] } }
    : { ...note, what, next: 'Sign out of its session, which removes it, or delete it.' };
}

const line = (verb: 'move' | 'restore', name: string): string =>
  `daypass keychain ${verb} ${shellOption('session', name)}`;
