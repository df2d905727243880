import { readStoredItem, requirePortal } from '../domain/kept-item.ts';
import { KeychainFailure, type KeychainFailureKind } from '../domain/keychain-failure.ts';
import { keychainProblem } from '../domain/keychain-problem.ts';
import type { Session } from '../domain/session.ts';
import { keptUnder } from './kept-entries.ts';
import type { KeptRegistrations } from './kept-registrations.ts';
import type { KeptTokens } from './kept-tokens.ts';
import type { Keychain } from './keychain.ts';
import { registrationFilesOf } from './sign-in-attempt.ts';

export type LookBeforeSignInPorts = Readonly<{
  keychain: Pick<Keychain, 'read'>;
  kept: Pick<KeptTokens, 'known' | 'storageFor' | 'askAgain'>;
  registrations: Pick<KeptRegistrations, 'take' | 'release'>;
  platform: NodeJS.Platform;
}>;

/** Makes ready the place for a token that comes soon. `keep`: the token stays in the memory of this process. Rejects with a `Problem`. */
export type LookBeforeSignIn = (session: Session, keep: 'memory' | undefined) => Promise<void>;

/** What a new token takes the place of, or makes a place for. */
const noHindrance: ReadonlySet<KeychainFailureKind> = new Set(['damaged', 'no-collection']);

/**
 * Where the token of a sign-in belongs into the keychain, that is opened before anybody goes to the browser: a sign-in must not be for
 * nothing, neither where it can't be opened nor where it has an item of another portal under the session's name. What is there already of the
 * session's client registrations is used again.
 */
export function lookBeforeSignIn({ keychain, kept, registrations, platform }: LookBeforeSignInPorts): LookBeforeSignIn {
  const textsIn = async (id: string, startUrl: string): Promise<ReadonlyMap<string, string>> => {
    try {
      const text = await keychain.read(id, 'may-ask');
      if (text === undefined) return new Map();
      const { item } = readStoredItem(id, text);
      requirePortal(id, item, startUrl);
      return item.registrations;
    } catch (error) {
      if (!(error instanceof KeychainFailure)) throw error;
      if (!noHindrance.has(error.kind)) throw keychainProblem(error, platform);
      return new Map();
    }
  };

  return async (session, keep) => {
    const id = (await keptUnder(kept, session.id))?.session.id ?? session.id;
    const storage = keep ?? (await kept.storageFor(id));
    if (storage === 'file') return registrations.release(session.id);
    // The person wants it now, whatever was said before.
    if (storage === 'keychain') kept.askAgain();
    const texts = storage === 'keychain' ? await textsIn(id, session.startUrl) : new Map();
    registrations.take(session.id, registrationFilesOf(session), texts);
  };
}
