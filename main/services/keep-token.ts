import type { Session } from '../domain/session.ts';
import { SignInFailure } from '../domain/sign-in-failure.ts';
import type { Token } from '../domain/token.ts';
import type { EndLeaving } from './finish-leaving.ts';
import type { ClientRegistration, IssuedToken } from './oidc.ts';
import type { Portal } from './portal.ts';
import type { RoutedTokenStore } from './routed-token-store.ts';

export type KeepTokenPorts = Readonly<{
  portal: Pick<Portal, 'accounts' | 'logout'>;
  tokens: Pick<RoutedTokenStore, 'write' | 'hold' | 'exclusively'>;
  /** Called when the token is there and is to be kept: makes a place for a session that has none yet. */
  settle?: ((session: Session) => Promise<unknown>) | undefined;
  /** Ends what was to go when the person signed out last, which this sign-in would take the place of. */
  endLeaving: EndLeaving;
}>;

type Signed = Readonly<{ registration: ClientRegistration; issued: IssuedToken }>;

/**
 * Puts the token of a finished sign-in in place, over the one that was there; with `keep` into memory. A token that opens no account at all is not
 * kept, since the one there may be the right person's: the browser was then signed in as somebody else. A token that is not kept
 * is ended at AWS, where AWS can be told.
 */
export async function keepToken(
  { portal, tokens, settle, endLeaving }: KeepTokenPorts,
  session: Session,
  { registration, issued }: Signed,
  signal: AbortSignal,
  keep?: 'memory',
): Promise<void> {
  const { startUrl, region, id } = session;
  const { clientId, clientSecret, expiresAt } = registration;
  const token: Token = { ...issued, startUrl, region, client: { id: clientId, secret: clientSecret, expiresAt } };
  try {
    // Where the portal cannot be asked now, it will be soon enough.
    const page = await portal.accounts(token, undefined, signal).catch(() => undefined);
    if (page?.items.length === 0 && page.next === undefined) throw new SignInFailure('wrong-person');
    signal.throwIfAborted();
    await settle?.(session);
    await tokens.exclusively<unknown>(id, async () => {
      // Whoever had the lock may have signed out, which cancels this sign-in.
      signal.throwIfAborted();
      if (keep === 'memory') return tokens.hold(id, token);
      // Where that can't be, the new one takes its place all the same.
      await endLeaving(id, 'silently').catch(() => undefined);
      return tokens.write(id, token);
    });
  } catch (error) {
    await portal.logout(token).catch(() => undefined);
    throw error;
  }
}
