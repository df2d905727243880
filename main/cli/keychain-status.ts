import { jsonAnswer } from '../domain/json-answer.ts';
import type { KeptSession } from '../domain/kept-session.ts';
import { keychainItem } from '../domain/keychain-item.ts';
import { type LookedAt, strayItems } from '../domain/keychain-look.ts';
import { Problem, problemOf, sentenceOf } from '../domain/problem.ts';
import { type Session, sessionStateAt } from '../domain/session.ts';
import type { LocalTime } from '../domain/time-words.ts';
import { formatTimestamp } from '../domain/timestamp.ts';
import { tokenFileName } from '../domain/token-file-name.ts';
import type { KeptSessions } from '../services/kept-sessions.ts';
import type { KeptTokens } from '../services/kept-tokens.ts';
import { readArguments } from './arguments.ts';
import { chooseSession } from './choose-session.ts';
import { type KeptRow, keychainTable } from './keychain-table.ts';
import { plainLine } from './plain-line.ts';
import { problemFirst } from './problem-first.ts';
import type { SessionChoicePorts } from './signed-in-session.ts';
import type { Verb } from './verb.ts';

export type KeychainStatusPorts = SessionChoicePorts &
  Readonly<{
    look: () => Promise<LookedAt>;
    record: Pick<KeptSessions, 'list'>;
    storageFor: KeptTokens['storageFor'];
    /** The files that hold something of a session's token, as people write them; what is in the keychain counts if `reads`. */
    filesOf: (session: Session, reads: boolean) => Promise<readonly string[]>;
    local: LocalTime;
  }>;

/**
 * `daypass keychain status [--session S] [--json]`: where each session's token is, and how the keychain is. It asks nobody for anything,
 * and is done as well when the keychain can't be used.
 */
export function keychainStatus(ports: KeychainStatusPorts): Verb {
  const { find, look, record, storageFor, filesOf, clock, local } = ports;

  const rowOf = async (session: Session, kept: readonly KeptSession[], { accounts }: LookedAt): Promise<KeptRow> => {
    const own = kept.find(({ id }) => tokenFileName(id) === tokenFileName(session.id));
    const [newSignIns, files] = await Promise.all([
      storageFor(session.id),
      // Where items could not even be listed, one that is read might ask somebody. A folder that can't be read is told of by `find`.
      filesOf(session, accounts !== undefined || session.token?.storage === 'file').catch(() => []),
    ]);
    const isStopped = own?.restoring === true;
    if (own?.facts === undefined) return { session, newSignIns, files, isStopped };
    const isGone = accounts !== undefined && !accounts.includes(own.id);
    if (!isGone) return { session, newSignIns, files, isStopped, account: own.id };
    const { token, ...rest } = session;
    return { session: token?.storage === 'keychain' ? rest : session, newSignIns, files, isStopped };
  };

  return async (args, io) => {
    const { session: wanted, json } = readArguments('keychain', args, {
      session: { type: 'string' },
      json: { type: 'boolean' },
    });
    const [found, looked, kept] = await Promise.all([find(), look(), record.list().catch(problemOf)]);
    const now = clock.now();
    const { problem } = found;
    const chosen =
      wanted === undefined
        ? found.sessions
        : [problemFirst(found, wanted, (sessions) => chooseSession(sessions, wanted, now, false))];
    if (chosen.length === 0 && problem !== undefined) throw new Problem(problem.kind, problem);
    if (kept instanceof Problem) throw kept;
    const rows = await Promise.all(chosen.map((session) => rowOf(session, kept, looked)));
    const unknown = strayItems(looked, kept)?.map(({ account }) => account);
    if (json) io.out(jsonAnswer(answer(rows, looked, unknown, now)));
    else io.out(keychainTable({ rows, looked, unknown: unknown ?? [], now, local }));
    if (problem !== undefined) io.err(plainLine(`daypass: ${sentenceOf(problem)}`));
  };
}

function answer(rows: readonly KeptRow[], looked: LookedAt, unknown: readonly string[] | undefined, now: number) {
  const { name, state } = looked;
  return {
    keychain: { name, state, problem: looked.state === 'unusable' ? looked.problem : null },
    sessions: rows.map((row) => described(row, now)),
    unknownItems: unknown?.map(keychainItem) ?? null,
  };
}

function described({ session, account, newSignIns, files, isStopped }: KeptRow, now: number) {
  const { name, startUrl, token } = session;
  return {
    name,
    startUrl,
    state: sessionStateAt(session, now),
    storage: token?.storage ?? null,
    item: account === undefined ? null : keychainItem(account),
    since: token?.receivedAt === undefined ? null : formatTimestamp(token.receivedAt),
    expiresAt: token === undefined ? null : formatTimestamp(token.expiresAt),
    newSignIns,
    files,
    isStopped,
    unread: token?.unread ?? null,
    lostProfiles: session.lostProfiles ?? [],
  };
}
