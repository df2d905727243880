import type { SessionTrouble } from '../domain/session-trouble.ts';
import type { State } from '../domain/state.ts';
import type { StateHolder } from './hold-state.ts';
import type { KeepSignedIn } from './keep-signed-in.ts';

/** Tells the state what came of keeping a session signed in. The person is told by a reminder. */
export function tellOfKeeping(holder: StateHolder) {
  return (sessionId: string, trouble: SessionTrouble | undefined): void =>
    holder.dispatch({ type: 'session-trouble', sessionId, ...(trouble !== undefined && { trouble }) });
}

/** Lets the keeper look whenever a session came, went, got another token, or has one that can be read again. Gives what ends that. */
export function lookAtNewTokens(holder: StateHolder, keeper: Pick<KeepSignedIn, 'look'>): () => void {
  return holder.subscribe((state, before) => {
    if (state.sessions !== before.sessions && tokensOf(state) !== tokensOf(before)) keeper.look();
  });
}

const tokensOf = ({ sessions }: State): string =>
  JSON.stringify(
    sessions.map(({ id, token }) => [id, token?.expiresAt, token?.receivedAt, token?.unread !== undefined]),
  );
