import { OidcFailure } from './oidc-failure.ts';
import type { Problem, ProblemWords } from './problem.ts';
import { isKeyTrouble } from './sign-in-words/key-words.ts';

/**
 * Why a session's token could not be renewed. `offline`: the network is gone. `busy`: AWS has no time, or a fault of its own;
 * both pass by themselves. `blocked`: it goes on only when somebody puts right what the words say; `by`: with what holds the
 * token. `over`: AWS renews it no more. `refused`: AWS does not even accept the token that there is, however long that was to last.
 */
export type SessionTrouble =
  | Readonly<{ kind: 'offline' | 'over' | 'refused' }>
  | Readonly<{ kind: 'busy' | 'blocked'; words: ProblemWords; by?: 'keychain' }>;

/** What a renewal that came to nothing means for its session. */
export function sessionTrouble({ kind, words, cause }: Problem): SessionTrouble {
  if (cause instanceof OidcFailure && isOfNetwork(cause)) return { kind: 'offline' };
  if (cause instanceof OidcFailure && isBusy(cause)) return { kind: 'busy', words };
  if (kind === 'keychain') return { kind: 'blocked', words, by: 'keychain' };
  // What nobody foresaw may hold internals in its reason.
  if (kind === 'unexpected') return { kind: 'blocked', words: { what: words.what, next: unforeseen } };
  return { kind: 'blocked', words };
}

const unforeseen = 'Quit Daypass and start it anew. If it stays, sign in again.';

function isOfNetwork({ kind, lasting, obstacle }: OidcFailure): boolean {
  return kind === 'cancelled' || (kind === 'unreachable' && !lasting && (obstacle ?? 'address') === 'address');
}

const isBusy = ({ kind, reason }: OidcFailure): boolean =>
  (kind === 'server_error' || kind === 'slow_down') && !isKeyTrouble(reason);
