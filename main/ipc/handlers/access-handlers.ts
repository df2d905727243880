import type { AccessCalls, ConsolePage, CopyFormat, QuestionAnswer } from '../../../preload/contract.ts';
import type { SessionAccess } from '../../domain/access.ts';
import { done } from '../done.ts';
import type { HandlersOf } from '../serve.ts';

export type AccessActions = Readonly<{
  openAccount(sessionId: string, accountId: string): void | Promise<void>;
  copyNumber(accountId: string): void | Promise<void>;
  pin(access: SessionAccess, pinned: boolean): void | Promise<void>;
  pinPage(access: SessionAccess, page?: ConsolePage): void | Promise<void>;
  openConsole(access: SessionAccess, page?: ConsolePage): void | Promise<void>;
  openConsoles(accesses: readonly SessionAccess[], page?: ConsolePage): Promise<Readonly<{ opened: number }>>;
  /** `expiration` is UTC epoch milliseconds. The credentials go to the clipboard and nowhere else. */
  copyCredentials(access: SessionAccess, format?: CopyFormat): Promise<Readonly<{ expiration: number }>>;
  answerQuestion(asked: number, answer: QuestionAnswer): void | Promise<void>;
  askAgain(): void | Promise<void>;
  clearClipboard(): void | Promise<void>;
}>;

export const accessHandlers = (actions: AccessActions): HandlersOf<AccessCalls> => ({
  'account.open': async ({ sessionId, accountId }) => done(actions.openAccount(sessionId, accountId)),
  'account.copyNumber': async ({ accountId }) => done(actions.copyNumber(accountId)),
  'access.pin': async ({ pinned, ...access }) => done(actions.pin(access, pinned)),
  'access.pinPage': async ({ page, ...access }) => done(actions.pinPage(access, page)),
  'access.openConsole': async ({ page, ...access }) => done(actions.openConsole(access, page)),
  'access.openConsoles': async ({ accesses, page }) => {
    const { opened } = await actions.openConsoles(accesses, page);
    return { opened };
  },
  'access.copyCredentials': async ({ format, ...access }) => {
    const { expiration } = await actions.copyCredentials(access, format);
    return { expiration };
  },
  'question.answer': async ({ asked, answer }) => done(actions.answerQuestion(asked, answer)),
  'question.askAgain': async () => done(actions.askAgain()),
  'clipboard.clear': async () => done(actions.clearClipboard()),
});
