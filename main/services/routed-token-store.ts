import { isNewerToken } from '../domain/is-newer-token.ts';
import type { KeptItem } from '../domain/kept-item.ts';
import { inKeychain, type KeptSession } from '../domain/kept-session.ts';
import { NothingPut } from '../domain/nothing-put.ts';
import { isOtherPortal } from '../domain/portal-of.ts';
import { Problem } from '../domain/problem.ts';
import { sameToken } from '../domain/same-token.ts';
import type { Token } from '../domain/token.ts';
import { tokenText } from '../domain/token-text.ts';
import { keptUnder } from './kept-entries.ts';
import type { KeptRegistrations } from './kept-registrations.ts';
import type { KeptSessions } from './kept-sessions.ts';
import type { KeptToken, KeptTokens } from './kept-tokens.ts';
import type { Asking } from './keychain.ts';
import type { Clock } from './ports.ts';
import type { TokenStore } from './token-store.ts';

export type RoutedTokenStorePorts = Readonly<{
  files: TokenStore;
  kept: Pick<KeptTokens, 'known' | 'readAnew' | 'write' | 'hold' | 'remove' | 'storageFor'>;
  record: Pick<KeptSessions, 'change'>;
  registrations: Pick<KeptRegistrations, 'of'>;
  /** When the file under the session's name was written (UTC epoch milliseconds). */
  writtenAt(sessionId: string): Promise<number | undefined>;
  /** Takes away what lies in plain files of a session whose token is in the keychain now; what is of another portal stays. */
  clearPlain(sessionId: string, token: Token, before: Token | undefined): Promise<void>;
  /** The item of a session as people find it: "the item "Daypass/corp" in the keyring". */
  itemWords(sessionId: string): string;
  clock: Pick<Clock, 'now'>;
}>;

/** A store of tokens in every place that they may be in. */
export type RoutedTokenStore = TokenStore &
  Readonly<{
    /** Puts a token into the memory of this process alone. */
    hold(sessionId: string, token: Token): Promise<void>;
    /**
     * Every token under the session's name, in a file and elsewhere, for who takes them all away: but for what can't be read, and what is
     * elsewhere of another portal than `startUrl`. Never rejects.
     */
    each(sessionId: string, startUrl: string): Promise<readonly Token[]>;
    /** Of the portal that issued what is known to be elsewhere than in a file. Never rejects. */
    startUrlOf(sessionId: string): Promise<string | undefined>;
  }>;

/**
 * Gives each session's token to where it is kept: a file, the keychain or memory; a new sign-in to where the session's tokens belong.
 * Where there is one in a file as well, the newer one counts, and is the one that another takes the place of.
 */
export function routedTokenStore(ports: RoutedTokenStorePorts): RoutedTokenStore {
  const { files, kept, record, registrations, writtenAt, clearPlain, itemWords, clock } = ports;

  /**
   * What is not in a file, unless it is known to be of another portal, and the file's. A record that can't be read is in the way of nobody who
   * is signed in by a file.
   */
  async function both(sessionId: string, asking: Asking, startUrl: string | undefined): Promise<Both> {
    const plain = await files.read(sessionId);
    try {
      const place = await keptUnder(kept, sessionId);
      if (isOtherPortal(startUrl, place?.session.facts?.startUrl)) return { plain };
      const item = place && (await itemOf(place, asking));
      return { plain, ...(place !== undefined && item !== undefined && { other: { place, item } }) };
    } catch (error) {
      if (plain !== undefined && !(error instanceof Problem && error.kind === 'keychain')) return { plain };
      throw error;
    }
  }

  async function itemOf({ session, storage, item }: KeptToken, asking: Asking): Promise<KeptItem | undefined> {
    if (storage === 'memory') return item;
    return session.facts === undefined ? undefined : kept.readAnew(session.id, asking);
  }

  const placeOf = (sessionId: string) => keptUnder(kept, sessionId).catch(() => undefined);

  async function renewed({ place, item }: Other, token: Token, asking: Asking): Promise<void> {
    const { id } = place.session;
    const next = { ...item, token, text: tokenText(token, item.text), receivedAt: clock.now() };
    if (place.storage === 'memory') kept.hold(id, next);
    else await kept.write(id, next, asking);
  }

  const newItem = async (sessionId: string, token: Token): Promise<KeptItem> => ({
    token,
    text: tokenText(token, undefined),
    receivedAt: clock.now(),
    registrations: await registrations.of(sessionId),
  });

  /** A token that may be in the keychain although it could not be kept is no sign-in. What was there before stays. */
  async function dropUnsure(id: string, { startUrl }: Token): Promise<void> {
    const toGo = (now: KeptSession | undefined) => (now?.facts === undefined ? now && leaving(now) : now);
    if ((await record.change(id, toGo))?.leaving === true) await kept.remove(id, 'silently', startUrl);
  }

  async function signedIn(sessionId: string, token: Token, asking: Asking): Promise<void> {
    const place = await keptUnder(kept, sessionId);
    const id = place?.session.id ?? sessionId;
    if ((await kept.storageFor(id)) === 'file') {
      await files.write(sessionId, token);
      if (place?.storage === 'memory') await kept.remove(id, asking, token.startUrl);
      return;
    }
    const before = await files.read(sessionId).catch(() => undefined);
    await kept.write(id, await newItem(sessionId, token), asking).catch(async (error: unknown) => {
      if (!(error instanceof NothingPut)) await dropUnsure(id, token).catch(() => undefined);
      throw error;
    });
    // A place is chosen by that.
    if (place?.session.unchosen === true) await record.change(id, (now) => inKeychain(id, now));
    // What can't be taken away now is told of, and taken away later: the sign-in itself is done.
    await clearPlain(sessionId, token, isOtherPortal(token.startUrl, before?.startUrl) ? undefined : before).catch(
      () => undefined,
    );
  }

  return {
    async read(sessionId, asking = 'may-ask', startUrl = undefined) {
      const { plain, other } = await both(sessionId, asking, startUrl);
      if (plain === undefined || other === undefined) return plain ?? other?.item.token;
      // Then the file's is somebody else's; where the session's portal is not known, nobody but the AWS CLI can be asked.
      if (isOtherPortal(plain.startUrl, other.item.token.startUrl))
        return startUrl === undefined ? plain : other.item.token;
      const inFile = { token: plain, receivedAt: await writtenAt(sessionId) };
      return isNewerToken(inFile, other.item, clock.now()) ? plain : other.item.token;
    },
    async write(sessionId, token, only, asking = 'may-ask') {
      if (only === undefined) {
        await signedIn(sessionId, token, asking);
        return 'done';
      }
      const { plain, other } = await both(sessionId, asking, token.startUrl);
      if (other === undefined || (plain !== undefined && !sameToken(other.item.token, only.expected))) {
        return files.write(sessionId, token, only);
      }
      if (!sameToken(other.item.token, only.expected)) return 'stale';
      await renewed(other, token, asking);
      return 'done';
    },
    async remove(sessionId, startUrl) {
      await files.remove(sessionId);
      const session = (await keptUnder(kept, sessionId))?.session;
      if (session === undefined) return;
      const { id } = session;
      try {
        await kept.remove(id, 'may-ask', startUrl);
      } catch (error) {
        if (!(error instanceof Problem && error.kind === 'keychain')) throw error;
        await record.change(id, (now) => now && leaving(now));
        // There is hardly one, then: it is looked for as soon as that can be.
        if (session.facts === undefined && session.leaving !== true) return;
        throw stillThere(itemWords(id), error);
      }
    },
    exclusively: files.exclusively,
    async each(sessionId, startUrl) {
      const place = await placeOf(sessionId);
      const isOurs = place !== undefined && !isOtherPortal(startUrl, place.session.facts?.startUrl);
      const item = isOurs ? await itemOf(place, 'may-ask').catch(() => undefined) : undefined;
      const plain = await files.read(sessionId).catch(() => undefined);
      return [plain, item?.token].filter((token) => token !== undefined);
    },
    startUrlOf: async (sessionId) => (await placeOf(sessionId))?.session.facts?.startUrl,
    async hold(sessionId, token) {
      kept.hold(sessionId, await newItem(sessionId, token));
    },
  };
}

type Other = Readonly<{ place: KeptToken; item: KeptItem }>;
type Both = Readonly<{ plain: Token | undefined; other?: Other }>;

/** Signed out, although the item is there: it goes when the keychain lets it. */
const leaving = ({ facts: _, coming: __, ...rest }: KeptSession): KeptSession => ({ ...rest, leaving: true });

function stillThere(item: string, { words, cause }: Problem): Problem {
  return new Problem(
    'keychain',
    {
      what: `The sign-in could not be taken out of the keychain: ${item} is still there.`,
      why: words.what,
      next: 'Daypass takes it away as soon as it can; or delete it there yourself.',
    },
    { cause },
  );
}
