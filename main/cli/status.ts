import { jsonAnswer } from '../domain/json-answer.ts';
import { Problem, sentenceOf } from '../domain/problem.ts';
import { type Session, sessionStateAt } from '../domain/session.ts';
import type { LocalTime } from '../domain/time-words.ts';
import { formatTimestamp } from '../domain/timestamp.ts';
import type { FoundSessions } from '../services/find-sessions.ts';
import type { Clock } from '../services/ports.ts';
import { readArguments } from './arguments.ts';
import { plainLine } from './plain-line.ts';
import { statusTable } from './status-table.ts';
import type { Verb } from './verb.ts';

type StatusPorts = Readonly<{ find: () => Promise<FoundSessions>; clock: Pick<Clock, 'now'>; local: LocalTime }>;

const mostNamed = 10;

/** `daypass status [--json]`: every session and how long it lasts. What was left out, or can't be read now, is told on stderr. */
export function statusVerb({ find, clock, local }: StatusPorts): Verb {
  return async (args, io) => {
    const { json } = readArguments('status', args, { json: { type: 'boolean' } });
    const { sessions, skipped, problem, isUnsure = false } = await find();
    const now = clock.now();
    if (json) {
      const answer = { sessions: sessions.map((session) => describe(session, now, isUnsure)), skipped };
      io.out(jsonAnswer(answer));
    } else {
      // What could not be read may hold a session: nobody is told to set one up then.
      if (sessions.length > 0 || problem === undefined) io.out(statusTable(sessions, { now, local, isUnsure }));
      for (const { file, reason } of skipped.slice(0, mostNamed)) io.err(plainLine(`daypass: ${file}: ${reason}`));
      if (skipped.length > mostNamed) io.err(`daypass: And ${skipped.length - mostNamed} more files like these.\n`);
    }
    for (const { name, token } of sessions) {
      if (token?.unread !== undefined) io.err(plainLine(`daypass: ${name}: ${sentenceOf(token.unread)}`));
    }
    if (problem === undefined) return;
    // With sessions to show, the question is answered, unless some may be signed in that don't seem to be; without any, this is why.
    if (sessions.length === 0 || isUnsure) throw new Problem(problem.kind, problem);
    io.err(plainLine(`daypass: ${sentenceOf(problem)}`));
  };
}

function describe(session: Session, now: number, isUnsure: boolean) {
  const { name, startUrl, region, token } = session;
  return {
    name,
    startUrl,
    region,
    state: token === undefined && isUnsure ? null : sessionStateAt(session, now),
    expiresAt: token === undefined ? null : formatTimestamp(token.expiresAt),
    storage: token?.storage ?? null,
    refreshable: token?.refreshable ?? false,
  };
}
