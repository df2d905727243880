import { Problem } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import type { FoundSessions } from '../services/find-sessions.ts';
import type { Clock } from '../services/ports.ts';
import { chooseSession } from './choose-session.ts';
import { problemFirst } from './problem-first.ts';
import { signInLine } from './sign-in-line.ts';

export type SessionChoicePorts = Readonly<{ find: () => Promise<FoundSessions>; clock: Pick<Clock, 'now'> }>;

/** The session that a verb works with, by `chooseSession`. */
export async function signedInSession({ find, clock }: SessionChoicePorts, wanted?: string): Promise<Session> {
  return problemFirst(await find(), wanted, (sessions) => chooseSession(sessions, wanted, clock.now()));
}

/** The same, whether somebody is signed in to it or not. */
export async function anySession({ find, clock }: SessionChoicePorts, wanted?: string): Promise<Session> {
  return problemFirst(await find(), wanted, (sessions) => chooseSession(sessions, wanted, clock.now(), false));
}

/** The same work; where it ends because a sign-in is needed, the command for it is named. */
export async function withSignIn<T>(session: Session, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'sign-in-needed') throw error;
    const next = `Sign in with \`${signInLine(session)}\`.`;
    throw new Problem(error.kind, { ...error.words, next }, { cause: error });
  }
}
