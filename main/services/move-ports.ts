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
  kept: Pick<KeptTokens, 'known' | 'read' | 'readAnew' | 'write' | 'hold' | 'remove'>;
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
