import type { AccessRef } from '../view.ts';

/** What is done with one account or one access. */
export type AccessCalls = {
  /** Asks for the roles of one account ahead of the others, because somebody is looking at it. */
  'account.open': { input: { sessionId: string; accountId: string }; output: void };
  /** Puts the account's number on the clipboard (no secret), in place of credentials that may lie there. */
  'account.copyNumber': { input: { accountId: string }; output: void };
  'access.pin': { input: AccessRef & { pinned: boolean }; output: void };
  'access.openConsole': { input: AccessRef; output: void };
  /** Puts credentials on the clipboard, in the main process. */
  'access.copyCredentials': { input: AccessRef; output: { expiration: number } };
  'clipboard.clear': { input: void; output: void };
};

export const accessCalls = {
  'account.open': 0,
  'account.copyNumber': 0,
  'access.pin': 0,
  'access.openConsole': 0,
  'access.copyCredentials': 0,
  'clipboard.clear': 0,
} satisfies Record<keyof AccessCalls, 0>;
