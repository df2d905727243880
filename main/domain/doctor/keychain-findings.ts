import { isKept, type KeptSession } from '../kept-session.ts';
import { keychainItemLabel } from '../keychain-item.ts';
import { type LookedAt, type StrayItem, strayItems } from '../keychain-look.ts';
import type { ProblemWords } from '../problem.ts';
import type { Session } from '../session.ts';
import { shellOption } from '../shell-word.ts';
import { tokenFileName } from '../token-file-name.ts';
import type { Finding } from './finding.ts';

/** What is known of the keychain, and of what Daypass keeps in it. */
export type KeychainKnown = Readonly<{
  looked: LookedAt;
  /** Why the record of what is in it can't be read, if so. */
  record: Readonly<{ kept: readonly KeptSession[]; problem?: ProblemWords }>;
  sessions: readonly Session[];
  /** Where the tokens of new sign-ins belong. */
  storeTokensIn: 'file' | 'keychain';
  /** The folder of the plain tokens, as people write it. */
  tokenFolder: string;
}>;

/** Whether the keychain can be used, where it is needed; and what in it Daypass has lost track of. */
export function keychainFindings(known: KeychainKnown): readonly Finding[] {
  return [stateFinding(known), ...damaged(known), ...unread(known), ...strays(known)];
}

/** Where the keychain itself can't be used, that is told. */
function unread({ looked, sessions }: KeychainKnown): readonly Finding[] {
  if (looked.state !== 'ready') return [];
  return sessions.flatMap(({ name, token }): Finding[] => {
    if (token?.storage !== 'keychain' || token.unread === undefined) return [];
    const { what, why, next } = token.unread;
    const reason = why === undefined ? what : `${what} ${why}`;
    return [
      {
        check: 'keychain',
        status: 'problem',
        what: `The sign-in of "${name}" can't be read.`,
        why: reason,
        ...(next !== undefined && { next }),
      },
    ];
  });
}

/** Those whose item could not be read are told of one by one. */
function readable({ record: { kept }, sessions }: KeychainKnown): readonly string[] {
  const files = sessions.flatMap(({ id, token }) => (token?.unread === undefined ? [] : [tokenFileName(id)]));
  return kept
    .filter((one) => isKept(one) && one.facts !== undefined && !files.includes(tokenFileName(one.id)))
    .map(({ id }) => `"${id}"`);
}

function stateFinding(known: KeychainKnown): Finding {
  const { looked, record, storeTokensIn, tokenFolder } = known;
  const name = startOf(looked.name);
  // Which sessions need it is not known where the record can't be read.
  const needs = record.problem !== undefined || storeTokensIn === 'keychain' || record.kept.some(isKept);
  if (!needs) return unneeded(looked, `Sign-ins are kept in files, in ${tokenFolder}.`);
  const inIt = record.kept.filter((one) => isKept(one) && one.facts !== undefined).map(({ id }) => `"${id}"`);
  const hindered = inIt.length > 0 ? `Sign-ins that need it: ${inIt.join(', ')}.` : 'New sign-ins may need it.';
  if (looked.state === 'unusable') {
    const { what, why, next } = looked.problem;
    const reason = why === undefined ? hindered : `${why} ${hindered}`;
    return { check: 'keychain', status: 'problem', what, why: reason, ...(next !== undefined && { next }) };
  }
  if (looked.state === 'ready') {
    const held = readable(known);
    const inside = held.length > 0 ? ` In it: ${held.join(', ')}.` : '';
    return { check: 'keychain', status: 'ok', what: `${name} can be used.${inside}` };
  }
  const next = 'Unlock it. Where something can ask for its password, that is done when it is needed.';
  return { check: 'keychain', status: 'problem', what: `${name} is locked.`, why: hindered, next };
}

function unneeded(looked: LookedAt, kept: string): Finding {
  const name = startOf(looked.name);
  const state =
    looked.state === 'unusable'
      ? looked.problem.what
      : looked.state === 'locked'
        ? `${name} is there, and locked now.`
        : `${name} can be used for them.`;
  return { check: 'keychain', status: 'ok', what: `${kept} ${state}` };
}

function damaged({ looked, record: { problem } }: KeychainKnown): readonly Finding[] {
  if (problem === undefined) return [];
  return [
    {
      check: 'keychain',
      status: 'problem',
      ...problem,
      why: `${problem.why === undefined ? '' : `${problem.why} `}${forgetful}`,
      mend: { kind: 'rebuild-record', accounts: looked.accounts ?? [] },
    },
  ];
}

const forgetful =
  'A session that was signed out while its item could not be removed may count as signed in again then.';

/** While the record can't be read, none is known: it is told of that. */
function strays({ looked, record }: KeychainKnown): readonly Finding[] {
  const items = record.problem === undefined ? (strayItems(looked, record.kept) ?? []) : [];
  return items.map((item) => stray(item, looked.name));
}

function stray({ account, is }: StrayItem, name: string): Finding {
  const label = `"${keychainItemLabel(account)}"`;
  switch (is) {
    case 'lost':
      return {
        check: 'keychain',
        status: 'note',
        what: `Daypass has lost track of ${label} in ${name}.`,
        why: 'It may be a sign-in that still counts.',
        next: `Where nobody needs it any more, delete it in ${name}.`,
        mend: { kind: 'rebuild-record', accounts: [account] },
      };
    case 'signed-out':
      return {
        check: 'keychain',
        status: 'problem',
        what: `${label} is still in ${name}, although "${account}" is signed out.`,
        why: `${startOf(name)} did not let it be removed.`,
        next: `Sign out once more, which removes it: daypass sign-out ${shellOption('session', account)}`,
      };
    case 'in-file':
      return {
        check: 'keychain',
        status: 'note',
        what: `${label} is in ${name}, although tokens of "${account}" are kept in a file.`,
        why: 'Nobody reads it there, and it may hold a token that still works.',
        next: `Delete it in ${name}.`,
        mend: { kind: 'remove-items', accounts: [account] },
      };
    case 'rest':
      return {
        check: 'keychain',
        status: 'problem',
        what: `Parts of ${label} are left in ${name}, although the item itself was deleted.`,
        why: 'Nobody reads them, and they hold most of a token.',
        next: `Delete all items in ${name} whose names begin with ${label}.`,
        mend: { kind: 'remove-items', accounts: [account] },
      };
  }
}

const startOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
