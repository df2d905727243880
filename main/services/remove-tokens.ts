import { isDiskFull } from '../domain/is-disk-full.ts';
import { portalOf } from '../domain/portal-of.ts';
import { Problem } from '../domain/problem.ts';
import { samePortal } from '../domain/seat.ts';
import type { Session } from '../domain/session.ts';
import type { Token } from '../domain/token.ts';
import type { SessionFinder } from './find-sessions.ts';
import type { EndLeaving } from './finish-leaving.ts';
import type { RoutedTokenStore } from './routed-token-store.ts';

/** Removes every file that holds this very token, and gives their paths. Rejects with a `Problem` of kind `file`. */
export type RemoveCopies = (token: Token) => Promise<readonly string[]>;

export type RemoveTokensPorts = Pick<SessionFinder, 'find' | 'tokens'> &
  Readonly<{
    store: Pick<RoutedTokenStore, 'each' | 'startUrlOf' | 'remove' | 'exclusively'>;
    removeCopies: RemoveCopies;
    endLeaving: EndLeaving;
  }>;

/**
 * Every token that there was, each once; the session, and those that were in no config file and went with it. `failed` when a
 * token could not be removed.
 */
export type RemovedTokens = Readonly<{
  tokens: readonly Token[];
  sessions: readonly Session[];
  failed?: Readonly<{ error: unknown }>;
}>;

const mostTokens = 50;

/**
 * Takes every token of a session from this machine: the one under its name, and those that would come to light in its place. Those
 * are of an older sign-in, or under names of other programs, and on a portal for which the config file has no other session.
 * What belongs to another session of the config file stays; so does a session of its own beside one that is in none. A session without any
 * token of its portal may have one of the portal that it was for before: that is what goes then. Never rejects.
 */
export function removeTokens(ports: RemoveTokensPorts): (session: Session) => Promise<RemovedTokens> {
  const { find, tokens, store, removeCopies, endLeaving } = ports;

  const alikeTo = async (session: Session) => (await find()).sessions.filter((one) => samePortal(one, session));

  /** The session that has the next token to be taken, if there is any. */
  const nextOf = async (session: Session, before: readonly Session[]): Promise<Session | undefined> => {
    if ((await tokens(session.id)) !== undefined) return session;
    const alike = await alikeTo(session);
    const configured = alike.filter(({ form }) => form !== 'cached');
    const isOnly = configured.length === 1 && configured[0]?.id === session.id;
    // What was not there before was left out for as long as this session was signed in.
    return alike.find((one) => one.form === 'cached' && (isOnly || !before.some(({ id }) => id === one.id)));
  };

  return async (session) => {
    const found = new Map<string, Token>();
    const gone = new Map<string, Session>([[session.id, session]]);
    const readable = (id: string) =>
      tokens(id).catch((error: unknown) => {
        closedKeychain(error);
        return undefined;
      });
    const note = (token: Token | undefined) => token && found.set(token.accessToken.reveal(), token);

    /** Notes what is under the session's name; gives the start URL of what is to go. */
    async function noteEach(): Promise<string> {
      for (const token of await store.each(session.id, session.startUrl)) note(token);
      const isOwn = ({ startUrl }: Token) => portalOf(startUrl) === portalOf(session.startUrl);
      const former = [...found.values()].some(isOwn) ? undefined : await store.startUrlOf(session.id);
      if (former === undefined) return session.startUrl;
      for (const token of await store.each(session.id, former)) note(token);
      return former;
    }

    async function removeEach(before: readonly Session[]): Promise<void> {
      let last: string | undefined;
      for (let count = 0; count < mostTokens; count++) {
        const next = await nextOf(session, before);
        const token = next && (await tokens(next.id));
        if (next === undefined || token === undefined) return;
        note(token);
        gone.set(next.id, next);
        last = (await removeCopies(token)).at(-1) ?? last;
      }
      throw comesBack(session, last);
    }

    async function removeAll(): Promise<void> {
      const before = await alikeTo(session);
      note(await readable(session.id));
      // What can't go now is told of below.
      await endLeaving(session.id, 'may-ask').catch(closedKeychain);
      const closed = await store.remove(session.id, await noteEach()).then(() => undefined, closedKeychain);
      for (const token of found.values()) await removeCopies(token);
      await removeEach(before);
      const after = new Set((await alikeTo(session)).map(({ id }) => id));
      for (const one of before) if (one.form === 'cached' && !after.has(one.id)) gone.set(one.id, one);
      if (closed !== undefined) throw closed;
    }

    let isBegun = false;
    const work = (): Promise<void> => {
      isBegun = true;
      return removeAll();
    };
    const removed = () => ({ tokens: [...found.values()], sessions: [...gone.values()] });
    try {
      // Noted before the lock as well: where that can't be had, AWS can still be told.
      note(await readable(session.id));
      // A refresh that is under way is waited for: else it would sign the session in again.
      await store.exclusively(session.id, work).catch((error: unknown) => {
        // Taking away needs no room, and there is none for a lock.
        if (isBegun || !isDiskFull(error)) throw error;
        return work();
      });
      return removed();
    } catch (error) {
      return { ...removed(), failed: { error } };
    }
  };
}

/** What can't be had from the keychain, or taken out of it, keeps nothing else on this machine. */
function closedKeychain(error: unknown): Problem {
  if (error instanceof Problem && error.kind === 'keychain') return error;
  throw error;
}

function comesBack({ name }: Session, path: string | undefined): Problem {
  return new Problem('file', {
    what: `The sign-in of "${name}" could not be removed.`,
    why: `Another program keeps writing it${path === undefined ? '' : ` into ${path}`}.`,
    next: 'Quit that program, then sign out again.',
  });
}
