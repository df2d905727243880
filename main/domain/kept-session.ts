import { isStartUrl } from './portal-of.ts';
import type { Storage } from './session.ts';

/** What may be known of a token in the keychain without reading it. Times are UTC epoch milliseconds. */
export type KeptFacts = Readonly<{
  startUrl: string;
  region: string;
  expiresAt: number;
  receivedAt: number;
  refreshable: boolean;
  /** Another one with every token that is put there. */
  version: string;
}>;

/**
 * What is remembered, beside the keychain, of a session whose place was chosen. It holds no secret. `id` is the session's, and the
 * account of its item.
 * - `storage` is where its tokens belong from now on. With 'keychain' and a token file of the session's name, the file is
 *   still to be moved: a move was stopped, or another program signed in.
 * - `restoring`: it was in the keychain and is on its way back into a file; either place may hold the token, or both.
 * - `unchosen`, while it is `restoring`: no place was chosen for it; then nothing is remembered of it once it is back.
 * - `facts`: of the token that was put there last; absent: signed out.
 */
export type KeptSession = Readonly<{
  id: string;
  storage: Exclude<Storage, 'memory'>;
  restoring?: true;
  unchosen?: true;
  /** Without facts: the person signed out, but the keychain did not let the item go; it goes as soon as that can be. */
  leaving?: true;
  /** With `leaving`: the version of an item that is being put in the place of the one that is to go. With that version it stays. */
  coming?: string;
  facts?: KeptFacts;
  /**
   * Without facts, of a legacy session: where its last token was issued. Once its profiles ask Daypass, nothing else tells where to sign
   * in to it.
   */
  region?: string;
}>;

/** True where the keychain may hold a token of the session. */
export const isKept = (session: KeptSession | undefined): session is KeptSession =>
  session?.storage === 'keychain' || session?.restoring === true;

/** The session with the facts of another token, or of none: then there is no item. */
export function withFacts(
  { facts: before, leaving: _, coming: __, region = before?.region, ...session }: KeptSession,
  facts: KeptFacts | undefined,
): KeptSession {
  if (facts !== undefined) return { ...session, facts };
  return region !== undefined && isStartUrl(session.id) ? { ...session, region } : session;
}

/** The session in the keychain from now on. An item that was to go at sign-out is still to go. */
export function inKeychain(id: string, now: KeptSession | undefined): KeptSession {
  const { restoring: _, unchosen: __, region: ___, ...rest } = now ?? {};
  return { ...rest, id, storage: 'keychain' };
}

/** The session on its way back into a file. */
export function onItsWayOut(id: string, now: KeptSession | undefined, isChosen: boolean): KeptSession {
  const { unchosen: _, ...rest } = now ?? {};
  return { ...rest, id, storage: 'file', restoring: true, ...(!isChosen && { unchosen: true }) };
}

/** True where nobody has chosen a place for its tokens. */
export const isUnchosen = (session: KeptSession | undefined): boolean =>
  session === undefined || session.unchosen === true;

/** The session in the keychain, just before an item of that version is put there. */
export function expecting(id: string, now: KeptSession | undefined, version: string): KeptSession {
  const session: KeptSession = isKept(now) ? now : { id, storage: 'keychain' };
  return now?.leaving === true ? { ...session, leaving: true, coming: version } : session;
}

/** What was recorded before something that came to nothing; what was found out of the item since then counts. */
export function asBefore(before: KeptSession, now: KeptSession | undefined): KeptSession {
  if (now === undefined) return before;
  if (now.leaving !== true) return withFacts(before, now.facts);
  return { ...before, leaving: true, ...(now.coming !== undefined && { coming: now.coming }) };
}
