import type { KeptItem } from '../domain/kept-item.ts';
import { KeychainFailure } from '../domain/keychain-failure.ts';
import { Problem } from '../domain/problem.ts';
import type { SessionPlace } from './find-plain-tokens.ts';
import type { KeptSessions } from './kept-sessions.ts';
import type { KeptTokens } from './kept-tokens.ts';
import type { Asking } from './keychain.ts';
import type { PlainTokens } from './plain-tokens.ts';
import type { TokenSource } from './portal.ts';
import type { Clock } from './ports.ts';

/** The two places that a token may be in, and what is remembered of it. */
export type MovePorts = Readonly<{
  record: Pick<KeptSessions, 'list' | 'change'>;
  kept: Pick<KeptTokens, 'known' | 'read' | 'readAnew' | 'open' | 'write' | 'hold' | 'remove'>;
  plain: PlainTokens;
  /** A session's token as it is found, under whatever name it lies. */
  tokens: TokenSource;
  clock: Pick<Clock, 'now'>;
}>;

/** How a token is brought from one place to the other. For who works alone on the session's token. */
export type Bringing<T> = Readonly<{
  place: SessionPlace;
  asking: Asking;
  /** Run when the token is in both places. Where this rejects, the token goes back to where it was. */
  between: () => Promise<T>;
}>;

/**
 * What is in the keychain for a session, past memory. With `orNone`, where files hold a token as well, an item that is damaged is none: it may be
 * written over. One of another portal than `startUrl` is not: it is some other session's of that name.
 */
export async function keptNow(
  { kept }: Readonly<{ kept: Pick<KeptTokens, 'readAnew'> }>,
  id: string,
  { asking, orNone, startUrl }: Readonly<{ asking: Asking; orNone: boolean; startUrl?: string | undefined }>,
): Promise<KeptItem | undefined> {
  return kept.readAnew(id, asking, startUrl).catch((error: unknown) => {
    const isDamaged =
      error instanceof Problem && error.cause instanceof KeychainFailure && error.cause.kind === 'damaged';
    if (isDamaged && orNone) return undefined;
    throw error;
  });
}
