import { isDiskFull } from '../domain/is-disk-full.ts';
import { isOfPortal, type KeptItem, keptFacts, type StoredItem } from '../domain/kept-item.ts';
import { expecting, isKept, isUnchosen, type KeptFacts, type KeptSession, withFacts } from '../domain/kept-session.ts';
import { NothingPut } from '../domain/nothing-put.ts';
import { isOtherPortal } from '../domain/portal-of.ts';
import { Problem } from '../domain/problem.ts';
import type { Storage } from '../domain/session.ts';
import type { KeptSessions } from './kept-sessions.ts';
import type { Asking, Keychain } from './keychain.ts';
import type { Clock } from './ports.ts';
import { type Rebuilt, rebuildRecord } from './rebuild-record.ts';
import { storedItems } from './stored-items.ts';

/** A session whose tokens are in the keychain, or in memory for this run, as far as is known without asking the keychain. */
export type KeptToken = Readonly<{
  /** Without `facts`: signed out, as far as is known. */
  session: KeptSession;
  /** Where it really is. */
  storage: Exclude<Storage, 'file'>;
  /** In memory already, and still what is there. */
  item?: KeptItem;
  /** Why it could not be read last. */
  problem?: Problem;
}>;

/** The tokens that are not in files. Read once, shared between all who ask, and kept in memory until another one is put there. */
export type KeptTokens = Readonly<{
  /**
   * All sessions whose place is the keychain (or was, while they are `restoring`), and those in memory. It never asks the keychain. Rejects
   * with a `Problem` of kind 'file' where the record can't be read.
   */
  known(): Promise<readonly KeptToken[]>;
  /**
   * The item of a session, from memory, else from the keychain; undefined: there is none (any more), and the record says so from
   * now on. Rejects with a `Problem` of kind 'keychain'. Once the person said no, it fails at once with 'may-ask', on macOS with
   * 'silently' as well, until `askAgain` or until it can be read. Nobody looks into the keychain for a session whose place it is not.
   * An item of another portal than `startUrl`, where that of the session is known, is not the session's: that fails as well.
   */
  read(sessionId: string, asking: Asking, startUrl?: string): Promise<KeptItem | undefined>;
  /** The same past memory, for who works alone on the session's token. */
  readAnew(sessionId: string, asking: Asking, startUrl?: string): Promise<KeptItem | undefined>;
  /**
   * Has the person open the keychain, where it is closed for a session's item: before others have to wait for that. Rejects with a `Problem`
   * of kind 'keychain'.
   */
  open(sessionId: string): Promise<void>;
  /**
   * Puts an item there, reads it back and compares; then records it. A session without a place of its own has it in the keychain from
   * then on. For who works alone on the session's token. Rejects with a `Problem`: with `NothingPut`, the keychain has what it had before;
   * with any other, what was there may be gone, and the new item may be there, or come yet. An item of another portal is let alone.
   */
  write(sessionId: string, item: KeptItem, asking: Asking): Promise<void>;
  /** Keeps it in the memory of this process alone. */
  hold(sessionId: string, item: KeptItem): void;
  /**
   * Takes it away, from the keychain and from memory. What was chosen stays in the record. What is somebody else's stays, and so does an
   * item of another portal than `startUrl`, where that of the session is known.
   */
  remove(sessionId: string, asking: Asking, startUrl?: string): Promise<void>;
  /** Where the next token of the session belongs: as chosen for it, else as set for new sign-ins. */
  storageFor(sessionId: string): Promise<Exclude<Storage, 'memory'>>;
  /** The person wants it tried again, after having said no. */
  askAgain(): void;
  /**
   * Looks through the keychain for tokens that the record does not know of, and puts them into it; a record that can't be read is set aside
   * first. `startUrls` are those of the sessions, by id: an item of another portal is not put into it. Rejects with a `Problem` where the
   * keychain, or the record, does not let it.
   */
  rebuild(asking: Asking, startUrls?: ReadonlyMap<string, string>): Promise<Rebuilt>;
}>;

export type KeptTokensPorts = Readonly<{
  /** For texts of any length, see `wholeItems`. */
  keychain: Keychain;
  record: KeptSessions;
  clock: Pick<Clock, 'now'>;
  platform: NodeJS.Platform;
  /** Never gives the same text twice. */
  newVersion(): string;
  /** Where tokens of new sign-ins belong, as set. */
  storeNewIn(): Promise<Exclude<Storage, 'memory'>>;
}>;

/** How often one is read that other processes keep replacing. */
const mostTries = 3;

/** Whoever it is that works with tokens: everybody in a process shares one of these. */
export function keptTokens({ keychain, record, clock, platform, newVersion, storeNewIn }: KeptTokensPorts): KeptTokens {
  const items = storedItems({ keychain, platform, now: () => clock.now() });
  /** As they lay in the keychain. One counts while the record has its version. */
  const remembered = new Map<string, StoredItem>();
  const held = new Map<string, StoredItem>();
  const problems = new Map<string, Problem>();
  const underWay = new Map<string, Promise<KeptItem | undefined>>();

  const recorded = async (id: string): Promise<KeptSession | undefined> =>
    (await record.list()).find((session) => session.id === id);

  const heldOf = (id: string, startUrl: string | undefined): KeptItem | undefined => {
    const item = held.get(id)?.item;
    return item !== undefined && isOfPortal(item, startUrl) ? item : undefined;
  };

  const madeNew = (item: KeptItem): StoredItem => ({
    item: { ...item, receivedAt: item.receivedAt ?? clock.now() },
    version: newVersion(),
  });

  /** Where the record can't be written, it stays behind: the next one who reads the item finds out again. */
  const correct = async (id: string, wrong: KeptFacts | undefined, right: KeptFacts | undefined) => {
    const corrected = (now: KeptSession | undefined) => {
      if (now === undefined || now.facts?.version !== wrong?.version) return now;
      const isStillToGo = now.leaving === true && (right === undefined || now.coming !== right.version);
      return isStillToGo ? now : withFacts(now, right);
    };
    return record.change(id, corrected).catch(() => undefined);
  };

  const load = async (id: string, asking: Asking, startUrl?: string): Promise<KeptItem | undefined> => {
    for (let tries = 1; ; tries += 1) {
      const session = await recorded(id);
      if (!isKept(session) || isLeaving(session)) return undefined;
      const seen = session.facts;
      const found = await items.read(id, [startUrl, seen?.startUrl], asking);
      if (session.coming !== undefined && session.coming !== found?.version) return undefined;
      if (found === undefined) remembered.delete(id);
      else remembered.set(id, found);
      problems.delete(id);
      if (found?.version === seen?.version) return found?.item;
      const after = await correct(id, seen, found && keptFacts(found));
      if (after === undefined || after.facts?.version === found?.version || tries >= mostTries) return found?.item;
    }
  };

  const readAnew = async (id: string, asking: Asking, startUrl?: string): Promise<KeptItem | undefined> => {
    const inMemory = heldOf(id, startUrl);
    if (inMemory !== undefined) return inMemory;
    try {
      return await load(id, asking, startUrl);
    } catch (error) {
      if (error instanceof Problem && error.kind === 'keychain') problems.set(id, error);
      throw error;
    }
  };

  return {
    async known() {
      const sessions = new Map((await record.list()).filter(isKept).map((session) => [session.id, session] as const));
      for (const [id, { version }] of remembered) {
        if (sessions.get(id)?.facts?.version !== version) remembered.delete(id);
      }
      for (const [id, stored] of held) {
        const session = sessions.get(id) ?? { id, storage: 'keychain' };
        sessions.set(id, withFacts(session, keptFacts(stored)));
      }
      return [...sessions.values()].map((session): KeptToken => {
        const inMemory = held.get(session.id);
        if (inMemory !== undefined) return { session, storage: 'memory', item: inMemory.item };
        const stored = remembered.get(session.id);
        const item = stored?.version === session.facts?.version ? stored?.item : undefined;
        const problem = problems.get(session.id);
        return { session, storage: 'keychain', ...(item && { item }), ...(problem && { problem }) };
      });
    },
    async read(id, asking, startUrl) {
      const inMemory = heldOf(id, startUrl);
      if (inMemory !== undefined) return inMemory;
      const version = (await recorded(id))?.facts?.version;
      const stored = remembered.get(id);
      if (stored !== undefined && stored.version === version && isOfPortal(stored.item, startUrl)) return stored.item;
      const key = JSON.stringify([id, asking, version, startUrl]);
      const shared = underWay.get(key) ?? readAnew(id, asking, startUrl).finally(() => underWay.delete(key));
      underWay.set(key, shared);
      return shared;
    },
    readAnew,
    open: items.open,
    async write(id, item, asking) {
      const stored = madeNew(item);
      const before = await recorded(id);
      await items.check(id, stored, asking);
      await record.change(id, (now) => expecting(id, now, stored.version));
      remembered.delete(id);
      const put = await items.put(id, stored, asking).catch(async (error: unknown) => {
        // Nobody chose the keychain for it, other than by this sign-in.
        if (before === undefined && error instanceof NothingPut)
          await record.change(id, () => undefined).catch(() => undefined);
        throw error;
      });
      remembered.set(id, put);
      held.delete(id);
      problems.delete(id);
      const noted = (now: KeptSession = { id, storage: 'keychain' }) => withFacts(now, keptFacts(put));
      await record.change(id, noted).catch((error: unknown) => {
        // One that is known to be there is found all the same, once it is read.
        if (before?.facts === undefined) throw error;
      });
    },
    hold(id, item) {
      held.set(id, madeNew(item));
    },
    async remove(id, asking, startUrl) {
      held.delete(id);
      const session = await recorded(id);
      if (session === undefined || (session.leaving !== true && !isKept(session))) return;
      const { facts, leaving } = session;
      // Of a session with that name in another config file.
      if (isOtherPortal(facts?.startUrl, startUrl)) return;
      remembered.delete(id);
      // Without facts there is none, unless a first sign-in was stopped between the keychain and the record: nobody is asked for that.
      const isExpected = facts !== undefined || leaving === true;
      await items.remove(id, startUrl ?? facts?.startUrl, isExpected ? asking : 'silently');
      problems.delete(id);
      await record
        .change(id, (now) => now && withFacts(now, undefined))
        .catch((error: unknown) => {
          // The item is gone: the next one who reads it finds that out.
          if (!isDiskFull(error)) throw error;
        });
    },
    async storageFor(id) {
      const session = await recorded(id);
      if (session === undefined || isUnchosen(session)) return storeNewIn();
      return session.restoring === true ? 'file' : session.storage;
    },
    askAgain: items.askAgain,
    rebuild: (asking, startUrls = new Map()) => rebuildRecord(items, record, asking, startUrls),
  };
}

/** True where what is in the keychain is to go, whatever it is. */
const isLeaving = ({ leaving, coming }: KeptSession): boolean => leaving === true && coming === undefined;
