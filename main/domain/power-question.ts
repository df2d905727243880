import type { QuestionView } from '../../preload/contract.ts';
import type { SessionAccess } from './access.ts';

/** A person is asked whether they mean to use powerful roles in production. `asked` tells one question from the next. */
export type PowerQuestion = Readonly<{
  asked: number;
  use: QuestionView['use'];
  accesses: readonly SessionAccess[];
  /** A read-only role of the one account that is asked about. */
  instead?: string;
}>;
