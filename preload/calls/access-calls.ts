import type { ConsolePage } from '../parts/console-services.ts';
import type { CopyFormat } from '../parts/copy-formats.ts';
import type { QuestionAnswer } from '../parts/question-view.ts';
import type { AccessRef } from '../view.ts';

/** What is done with one account or one access. */
export type AccessCalls = {
  /** Asks for the roles of one account ahead of the others, because somebody is looking at it. */
  'account.open': { input: { sessionId: string; accountId: string }; output: void };
  /** Puts the account's number on the clipboard (no secret), in place of credentials that may lie there. */
  'account.copyNumber': { input: { accountId: string }; output: void };
  'access.pin': { input: AccessRef & { pinned: boolean }; output: void };
  /** The page that a pinned access opens the console at; without one, the start page again. */
  'access.pinPage': { input: AccessRef & { page?: ConsolePage }; output: void };
  /** At the page, or at the start page without one. */
  'access.openConsole': { input: AccessRef & { page?: ConsolePage }; output: void };
  /**
   * Opens the consoles of up to twenty accesses, one after the other with a pause between them, and tells how many it could.
   * Who sees the answer may have waited for a person to answer `View.question`.
   */
  'access.openConsoles': { input: { accesses: AccessRef[]; page?: ConsolePage }; output: { opened: number } };
  /** Puts credentials on the clipboard, in the main process; in this form from now on, or in the one chosen last. */
  'access.copyCredentials': { input: AccessRef & { format?: CopyFormat }; output: { expiration: number } };
  /** What the person says to `View.question`. What they did not want rejects with a problem of kind `declined`. */
  'question.answer': { input: { asked: number; answer: QuestionAnswer }; output: void };
  /** Asks before powerful roles as if none had been used before. */
  'question.askAgain': { input: void; output: void };
  'clipboard.clear': { input: void; output: void };
};

export const accessCalls = {
  'account.open': 0,
  'account.copyNumber': 0,
  'access.pin': 0,
  'access.pinPage': 0,
  'access.openConsole': 0,
  'access.openConsoles': 0,
  'access.copyCredentials': 0,
  'question.answer': 0,
  'question.askAgain': 0,
  'clipboard.clear': 0,
} satisfies Record<keyof AccessCalls, 0>;
