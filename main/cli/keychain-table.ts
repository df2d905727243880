import { keychainItemLabel } from '../domain/keychain-item.ts';
import type { LookedAt } from '../domain/keychain-look.ts';
import { lostProfileNames, lostProfilesText } from '../domain/lost-profiles.ts';
import { sentenceOf } from '../domain/problem.ts';
import { type Session, sessionStateAt, type TokenFacts } from '../domain/session.ts';
import { shellOption } from '../domain/shell-word.ts';
import { plaintextText, storageText } from '../domain/storage-text.ts';
import { type LocalTime, timeText } from '../domain/time-words.ts';
import { plainLine } from './plain-line.ts';

/** What is known of where a session's token is. */
export type KeptRow = Readonly<{
  session: Session;
  /** Of its item in the keychain, where there is one as far as is known. */
  account?: string;
  /** Where the token of its next sign-in goes. */
  newSignIns: 'file' | 'keychain';
  /** The files that hold something of it, as people write them. */
  files: readonly string[];
  /** It was on its way back into a file. */
  isStopped: boolean;
}>;

type Shown = Readonly<{
  rows: readonly KeptRow[];
  looked: LookedAt;
  /** Accounts of items that no session is known to have. */
  unknown: readonly string[];
  now: number;
  local: LocalTime;
}>;

/** What `daypass keychain status` shows to a person: each session with what to know of it below, and how the keychain is. */
export function keychainTable({ rows, looked, unknown, now, local }: Shown): string {
  const width = Math.max(...rows.map(({ session }) => session.name.length), 0);
  const sessions = rows.flatMap((row) =>
    linesOf(row, now, local).map((line, at) => `${(at === 0 ? row.session.name : '').padEnd(width)}  ${line}`),
  );
  const keychain = [stateText(looked), ...unknown.map(unknownText)];
  return [...sessions, ...(rows.length === 0 ? ['There is no session yet.'] : []), '', ...keychain]
    .map((line) => plainLine(line.trimEnd()))
    .join('');
}

function linesOf(
  { session, account, newSignIns, files, isStopped }: KeptRow,
  now: number,
  local: LocalTime,
): readonly string[] {
  const { name, token, lostProfiles } = session;
  const line = (verb: 'move' | 'restore') => `daypass keychain ${verb} ${shellOption('session', name)}`;
  const next =
    newSignIns === 'keychain' ? 'Its next sign-in goes into the keychain.' : 'Its next sign-in goes into a file.';
  if (token === undefined) return [`Signed out. ${next}`];
  const as = account === undefined ? '' : `, as "${keychainItemLabel(account)}"`;
  const place = `${storageText(token, now)}${token.storage === 'keychain' ? as : ''}.`;
  return [
    // Whether a token that can't be read still counts, nobody knows.
    token.unread === undefined ? `${place} ${lasting(session, now, local)}.` : place,
    ...files,
    ...(token.plaintext === undefined ? [] : [`${belonging(token, now)} To move it: ${line('move')}`]),
    ...(lostProfiles === undefined
      ? []
      : [`${lostProfilesText(lostProfiles)} To change ${lostProfileNames(lostProfiles)}: ${line('move')}`]),
    ...(isStopped ? [`Its way back into a file was interrupted. To finish it: ${line('restore')}`] : []),
    ...(token.unread === undefined ? [] : [sentenceOf(token.unread)]),
    ...(token.storage === newSignIns || token.plaintext !== undefined ? [] : [next]),
  ];
}

const lasting = (session: Session, now: number, local: LocalTime): string =>
  sessionStateAt(session, now) === 'renewable' ? 'To be renewed at its next use' : timeText(session, now, local);

/** A newer token in a file is the session's: that it lies there is said already. */
const belonging = ({ storage, plaintext }: TokenFacts, now: number): string =>
  storage === 'keychain' && plaintext !== undefined ? plaintextText(plaintext, now) : 'It belongs into the keychain.';

function stateText(looked: LookedAt): string {
  const name = looked.name.charAt(0).toUpperCase() + looked.name.slice(1);
  if (looked.state === 'unusable') return sentenceOf(looked.problem);
  return looked.state === 'ready'
    ? `${name} can be used.`
    : `${name} is locked. It has to be unlocked before the tokens in it can be used.`;
}

const unknownText = (account: string): string =>
  `"${keychainItemLabel(account)}" is in it as well, without a session: \`daypass doctor\` says what to do.`;
