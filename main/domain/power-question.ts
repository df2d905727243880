import type { QuestionView } from '../../preload/contract.ts';
import type { SessionAccess } from './access.ts';
import type { Session } from './session.ts';

/** A person is asked whether they mean to use powerful roles in production. `asked` tells one question from the next. */
export type PowerQuestion = Readonly<{
  asked: number;
  use: QuestionView['use'];
  accesses: readonly SessionAccess[];
  /** A read-only role of the one account that is asked about. */
  instead?: string;
}>;

/** True when a session that it is about was signed out, or is gone: nobody wants an answer any more. */
export function isOutOfTurn(
  { accesses }: Pick<PowerQuestion, 'accesses'>,
  before: readonly Session[],
  after: readonly Session[],
): boolean {
  const isIn = (sessions: readonly Session[], sessionId: string) =>
    sessions.some(({ id, token }) => id === sessionId && token !== undefined);
  return accesses.some(
    ({ sessionId }) =>
      !after.some(({ id }) => id === sessionId) || (isIn(before, sessionId) && !isIn(after, sessionId)),
  );
}
