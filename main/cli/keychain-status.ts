import { jsonAnswer } from '../domain/json-answer.ts';
import type { KeptSession } from '../domain/kept-session.ts';
import { keychainItem } from '../domain/keychain-item.ts';
import { Problem, problemOf, sentenceOf } from '../domain/problem.ts';
import { type Session, sessionStateAt } from '../domain/session.ts';
import type { LocalTime } from '../domain/time-words.ts';
import { formatTimestamp } from '../domain/timestamp.ts';
import type { KeptSessions } from '../services/kept-sessions.ts';
import type { KeptTokens } from '../services/kept-tokens.ts';
import type { LookedAt } from '../services/look-at-keychain.ts';
import type { MoveTokens } from '../services/move-tokens.ts';
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
    moves: Pick<MoveTokens, 'preview'>;
    local: LocalTime;
  }>;

/**
 * `daypass keychain status [--session S] [--json]`: where each session's token is, and how the keychain is. It asks nobody for anything,
 * and is done as well when the keychain can't be used.
 */
export function keychainStatus(ports: KeychainStatusPorts): Verb {
  const { find, look, record, storageFor, moves, clock, local } = ports;

  const rowOf = async (session: Session, kept: readonly KeptSession[]): Promise<KeptRow> => {
    const [newSignIns, files] = await Promise.all([
      storageFor(session.id),
      // What hinders that is told where profiles are changed.
      moves.preview(session.id, 'keychain').then(
        (preview) => preview.files,
        () => [],
      ),
    ]);
    const isStopped = kept.some(({ id, restoring }) => id === session.id && restoring === true);
    return { session, newSignIns, files, isStopped };
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
    const rows = await Promise.all(chosen.map((session) => rowOf(session, kept)));
    const known = new Set(kept.map(({ id }) => id));
    const unknown = looked.accounts?.filter((account) => !known.has(account));
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

function described({ session, newSignIns, files, isStopped }: KeptRow, now: number) {
  const { id, name, startUrl, token } = session;
  return {
    name,
    startUrl,
    state: sessionStateAt(session, now),
    storage: token?.storage ?? null,
    item: token?.storage === 'keychain' ? keychainItem(id) : null,
    since: token?.receivedAt === undefined ? null : formatTimestamp(token.receivedAt),
    expiresAt: token === undefined ? null : formatTimestamp(token.expiresAt),
    newSignIns,
    files,
    isStopped,
    unread: token?.unread ?? null,
  };
}
