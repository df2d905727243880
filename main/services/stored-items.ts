import { readStoredItem, requirePortal, type StoredItem, storedItemText } from '../domain/kept-item.ts';
import { KeychainFailure, type KeychainFailureKind } from '../domain/keychain-failure.ts';
import { keychainProblem } from '../domain/keychain-problem.ts';
import { NothingPut } from '../domain/nothing-put.ts';
import { Problem } from '../domain/problem.ts';
import type { Asking, Keychain } from './keychain.ts';
import { keychainRefusals } from './keychain-refusals.ts';
import { takeTurns } from './take-turns.ts';

export type StoredItems = Readonly<{
  /**
   * Fails at once where the person said no, or the keychain failed a moment ago; and where the item is of another portal than any of these
   * start URLs.
   */
  read(sessionId: string, startUrls: StartUrls, asking: Asking): Promise<StoredItem | undefined>;
  /**
   * Has the person open the keychain, where it is closed for a session's item. What lies there does not matter, nor does a keychain that is yet
   * to be made.
   */
  open(sessionId: string): Promise<void>;
  /** Rejects, with `NothingPut`, when what lies there must not be replaced by the new item. A damaged one may be. */
  check(sessionId: string, next: StoredItem, asking: Asking): Promise<void>;
  /**
   * Puts it there, reads it back and compares; gives it as it lies there. Where it is sure that nothing of it is there, it rejects with
   * `NothingPut`; with any other `Problem` it may be there, or come yet.
   */
  put(sessionId: string, next: StoredItem, asking: Asking): Promise<StoredItem>;
  /** Leaves alone what is somebody else's, and an item of another portal than that. A damaged one goes. */
  remove(sessionId: string, startUrl: string | undefined, asking: Asking): Promise<void>;
  /** The sessions that have an item. */
  list(asking: Asking): Promise<readonly string[]>;
  askAgain(): void;
}>;

/** Of the session that asks, and of the item that was put there for it, each where it is known. */
export type StartUrls = readonly (string | undefined)[];

type Ports = Readonly<{ keychain: Keychain; now(): number; platform: NodeJS.Platform }>;

/**
 * Sessions' items in the keychain, one call after the other: who waited while the person said no is not a reason to ask once more. Who
 * asks silently does not wait for who may ask. All calls reject with a `Problem` of kind 'keychain'.
 */
export function storedItems({ keychain, now, platform }: Ports): StoredItems {
  const refusals = keychainRefusals(now, platform);
  const turns = { 'may-ask': takeTurns(), silently: takeTurns() };

  const inWords = (error: unknown): unknown =>
    error instanceof KeychainFailure ? keychainProblem(error, platform) : error;

  const inTurn = <T>(asking: Asking, work: () => Promise<T>): Promise<T> =>
    turns[asking].take(work).catch((error: unknown) => {
      throw inWords(error);
    });

  const nothingPut = (error: unknown): never => {
    const problem = inWords(error);
    throw problem instanceof Problem ? new NothingPut(problem) : problem;
  };

  const noted = async <T>(sessionId: string, work: Promise<T>): Promise<T> => {
    try {
      const result = await work;
      refusals.worked(sessionId);
      return result;
    } catch (error) {
      if (error instanceof KeychainFailure) refusals.failed(sessionId, error);
      throw error;
    }
  };

  const stored = async (sessionId: string, asking: Asking): Promise<StoredItem | undefined> => {
    const text = await keychain.read(sessionId, asking);
    return text === undefined ? undefined : readStoredItem(sessionId, text);
  };

  const writeAndCompare = async (sessionId: string, text: string, asking: Asking): Promise<void> => {
    await keychain.write(sessionId, text, asking);
    if ((await keychain.read(sessionId, asking)) !== text) throw new KeychainFailure('changed');
  };

  /** Done where the keychain took the text all the same, before it failed. */
  const unlessThere = async (sessionId: string, text: string, failure: unknown): Promise<void> => {
    const nobodyKnows = () => {
      throw failure;
    };
    const there = await noted(sessionId, keychain.read(sessionId, 'silently')).catch(nobodyKnows);
    if (there === text) return;
    // There may be parts of it.
    if (there === undefined) await keychain.remove(sessionId, 'silently').catch(nobodyKnows);
    else if (!isOtherThan(sessionId, text, there)) nobodyKnows();
    nothingPut(failure);
  };

  /** A damaged one is nobody's any more. */
  const isOurs = async (sessionId: string, startUrl: string | undefined, asking: Asking): Promise<boolean> => {
    try {
      const item = await stored(sessionId, asking);
      if (item !== undefined) requirePortal(sessionId, item.item, startUrl);
      return true;
    } catch (error) {
      if (!(error instanceof KeychainFailure)) throw error;
      if (error.kind === 'taken' || error.kind === 'newer') return false;
      if (error.kind === 'damaged') return true;
      throw error;
    }
  };

  return {
    read(sessionId, startUrls, asking) {
      return inTurn(asking, async () => {
        const refusal = refusals.standing(sessionId, asking);
        if (refusal !== undefined) throw refusal;
        const item = await noted(sessionId, stored(sessionId, asking));
        for (const startUrl of startUrls) if (item !== undefined) requirePortal(sessionId, item.item, startUrl);
        return item;
      });
    },
    open: (sessionId) =>
      inTurn('may-ask', async () => {
        const read = noted(sessionId, keychain.read(sessionId, 'may-ask'));
        await read.catch((error: unknown) => {
          if (!(error instanceof KeychainFailure && isOpen.has(error.kind))) throw error;
        });
      }),
    check(sessionId, next, asking) {
      return inTurn(asking, async () => {
        const there = await stored(sessionId, asking).catch((error: unknown) => {
          if (error instanceof KeychainFailure && error.kind === 'damaged') return undefined;
          throw error;
        });
        // It may be the session's own, from before it was given another portal, or somebody else's who calls theirs the same: nobody can tell.
        if (there !== undefined) requirePortal(sessionId, there.item, next.item.token.startUrl);
      }).catch(nothingPut);
    },
    put(sessionId, next, asking) {
      return inTurn(asking, async () => {
        const text = storedItemText(sessionId, next);
        // What nobody could read is not put there in the first place.
        const item = readStoredItem(sessionId, text);
        await noted(sessionId, writeAndCompare(sessionId, text, asking)).catch((failure: unknown) =>
          unlessThere(sessionId, text, failure),
        );
        return item;
      });
    },
    remove: (sessionId, startUrl, asking) =>
      inTurn(asking, async () => {
        // Who said no a moment ago is not asked once more for the same.
        const refusal = asking === 'may-ask' ? refusals.standing(sessionId, asking) : undefined;
        if (refusal !== undefined) throw refusal;
        const isToGo = await noted(sessionId, isOurs(sessionId, startUrl, asking));
        // Where there is none, there may be parts of one.
        if (isToGo) await noted(sessionId, keychain.remove(sessionId, asking));
      }),
    list: (asking) => inTurn(asking, () => keychain.list(asking)),
    askAgain: refusals.askAgain,
  };
}

/** True for the item of another sign-in. What can't be read may be what became of this one. */
function isOtherThan(sessionId: string, text: string, there: string): boolean {
  try {
    return readStoredItem(sessionId, there).version !== readStoredItem(sessionId, text).version;
  } catch {
    return false;
  }
}

/** These say that there is nothing to open, or that it was opened. */
const isOpen: ReadonlySet<KeychainFailureKind> = new Set(['no-collection', 'damaged', 'taken', 'newer']);
