import type { AccessCalls } from '../../../preload/contract.ts';
import type { SessionAccess } from '../../domain/access.ts';
import { done } from '../done.ts';
import type { HandlersOf } from '../serve.ts';

export type AccessActions = Readonly<{
  openAccount(sessionId: string, accountId: string): void | Promise<void>;
  copyNumber(accountId: string): void | Promise<void>;
  pin(access: SessionAccess, pinned: boolean): void | Promise<void>;
  openConsole(access: SessionAccess): void | Promise<void>;
  /** `expiration` is UTC epoch milliseconds. The credentials go to the clipboard and nowhere else. */
  copyCredentials(access: SessionAccess): Promise<Readonly<{ expiration: number }>>;
  clearClipboard(): void | Promise<void>;
}>;

export const accessHandlers = (actions: AccessActions): HandlersOf<AccessCalls> => ({
  'account.open': async ({ sessionId, accountId }) => done(actions.openAccount(sessionId, accountId)),
  'account.copyNumber': async ({ accountId }) => done(actions.copyNumber(accountId)),
  'access.pin': async ({ pinned, ...access }) => done(actions.pin(access, pinned)),
  'access.openConsole': async (access) => done(actions.openConsole(access)),
  'access.copyCredentials': async (access) => {
    const { expiration } = await actions.copyCredentials(access);
    return { expiration };
  },
  'clipboard.clear': async () => done(actions.clearClipboard()),
});
