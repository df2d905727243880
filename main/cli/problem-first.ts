import { Problem } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import type { FoundSessions } from '../services/find-sessions.ts';

/**
 * What `choose` gives of these sessions. Where that is none, and a file could not be read, or a section of this name can't be used,
 * that is told instead: it is the session that is `wanted`, or may be.
 */
export function problemFirst<T>(
  { sessions, skipped, problem }: FoundSessions,
  wanted: string | undefined,
  choose: (sessions: readonly Session[]) => T,
): T {
  try {
    return choose(sessions);
  } catch (error) {
    const isAmbiguous =
      error instanceof Problem && error.kind === 'usage' && wanted === undefined && sessions.length > 0;
    if (isAmbiguous) throw error;
    if (problem !== undefined) throw new Problem(problem.kind, problem);
    const unusable = skipped.find(({ reason }) => wanted !== undefined && reason.includes(`sso-session "${wanted}"`));
    if (unusable === undefined) throw error;
    throw new Problem('file', {
      what: `The session "${wanted}" can't be used.`,
      why: `${unusable.file}: ${unusable.reason}`,
      next: 'Correct that, then try again.',
    });
  }
}
