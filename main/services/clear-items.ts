import { readStoredItem } from '../domain/kept-item.ts';
import { isKept } from '../domain/kept-session.ts';
import { KeychainFailure } from '../domain/keychain-failure.ts';
import { keychainProblem } from '../domain/keychain-problem.ts';
import type { KeptSessions } from './kept-sessions.ts';
import type { TokenStore } from './token-store.ts';
import type { WholeItems } from './whole-items.ts';

export type ClearItemsPorts = Readonly<{
  record: Pick<KeptSessions, 'list'>;
  keychain: Pick<WholeItems, 'read' | 'remove' | 'rests'>;
  exclusively: TokenStore['exclusively'];
  platform: NodeJS.Platform;
}>;

export type ClearItems = Readonly<{
  /**
   * Takes away what nobody reads of an account: the parts whose item somebody has deleted, or the item of a session whose tokens are kept
   * in files. Whatever else there is stays. Rejects with a `Problem`.
   */
  clear(account: string): Promise<void>;
  /**
   * Takes away such parts of all sessions in the keychain that have no token; gives why some could not go. Where there is no such session, the
   * keychain is asked for nothing. Rejects with a `Problem` where the record can't be read.
   */
  clearRests(): Promise<readonly unknown[]>;
}>;

/** Taking out of the keychain what is of no use any more, alone on each account; the person is asked for nothing. */
export function clearItems({ record, keychain, exclusively, platform }: ClearItemsPorts): ClearItems {
  const inWords = (error: unknown): unknown =>
    error instanceof KeychainFailure ? keychainProblem(error, platform) : error;

  /** Only now is it sure that no other process is just putting them there. */
  const isRest = async (account: string): Promise<boolean> => (await keychain.rests('silently')).includes(account);

  async function isOfNoUse(account: string): Promise<boolean> {
    if (await isRest(account)) return true;
    const session = (await record.list()).find(({ id }) => id === account);
    if (session === undefined || isKept(session)) return false;
    const text = await keychain.read(account, 'silently').catch(unlessDamaged);
    // It throws for what is somebody else's.
    return text === undefined || readStoredItem(account, text) !== undefined;
  }

  const clear = (account: string, isToGo: (account: string) => Promise<boolean>): Promise<void> =>
    exclusively(account, async () => {
      if (await isToGo(account)) await keychain.remove(account, 'silently');
    }).catch((error: unknown) => {
      throw inWords(error);
    });

  return {
    clear: (account) => clear(account, isOfNoUse),
    async clearRests() {
      const idle = (await record.list()).filter((session) => isKept(session) && session.facts === undefined);
      if (idle.length === 0) return [];
      const failures: unknown[] = [];
      const rests = await keychain.rests('silently').catch(() => []);
      for (const account of rests.filter((rest) => idle.some(({ id }) => id === rest))) {
        await clear(account, isRest).catch((error: unknown) => failures.push(error));
      }
      return failures;
    },
  };
}

function unlessDamaged(error: unknown): undefined {
  if (!(error instanceof KeychainFailure && error.kind === 'damaged')) throw error;
}
