import type { Access } from '../domain/access.ts';
import { accessesInConfig } from '../domain/accesses-in-config.ts';
import { parseAwsFile } from '../domain/aws-file/parse.ts';
import { roleCacheFile } from '../domain/role-cache-file.ts';
import type { Session } from '../domain/session.ts';
import type { Token } from '../domain/token.ts';
import type { Portal, TokenSource } from './portal.ts';
import type { TokenStore } from './token-store.ts';

/** The AWS CLI's cache of role credentials (a port): removes those of these files that hold SSO's. */
export type RoleCache = Readonly<{ remove(files: readonly string[]): Promise<void> }>;

export type SignOutPorts = Readonly<{
  tokens: TokenSource;
  store: Pick<TokenStore, 'remove' | 'exclusively'>;
  /** Removes the token wherever else it is kept. */
  removeCopies: (token: Token) => Promise<void>;
  logout: Portal['logout'];
  roleCache: RoleCache;
  config: Readonly<{ read(): Promise<Readonly<{ text: string }> | undefined> }>;
  /** Removes the profiles with keys that were written for the session. */
  removeKeys: (sessionId: string) => Promise<void>;
  /** Accesses that are known beside those in the config file. */
  accesses?: (sessionId: string) => readonly Access[];
  /** Drops the credentials of the session that are kept in memory. */
  forget?: (sessionId: string) => void;
}>;

/** `toldAws` is false when AWS could not be told: there the sign-in ends by itself. */
export type SignedOut = Readonly<{ toldAws: boolean }>;

/**
 * Signs one session out. What is on this machine goes first, so that it is gone whatever AWS answers; each part goes even if
 * another can't. Then rejects with the first `Problem` there was. Credentials that AWS has issued live on to their end.
 */
export function signOut(ports: SignOutPorts): (session: Session) => Promise<SignedOut> {
  const { tokens, store, removeCopies, logout, roleCache, config, removeKeys, accesses, forget } = ports;

  const removeRoleCredentials = async (session: Session): Promise<void> => {
    const { text = '' } = (await config.read()) ?? {};
    const known = [...accessesInConfig(parseAwsFile(text).sections, session.id), ...(accesses?.(session.id) ?? [])];
    await roleCache.remove([...new Set(known.map((access) => roleCacheFile(session, access)))]);
  };

  const removeToken = (session: Session): Promise<Token | undefined> =>
    // A refresh that is under way is waited for: else it would sign the session in again.
    store.exclusively(session.id, async () => {
      const token = await tokens(session.id);
      await store.remove(session.id);
      if (token !== undefined) await removeCopies(token);
      return token;
    });

  const tell = async (token: Token | undefined): Promise<boolean> => {
    if (token === undefined) return true;
    return logout(token).then(
      () => true,
      () => false,
    );
  };

  return async (session) => {
    const before = await tokens(session.id);
    const [token, ...rest] = await Promise.allSettled([
      removeToken(session),
      removeRoleCredentials(session),
      removeKeys(session.id),
    ]);
    forget?.(session.id);
    const toldAws = await tell(token.status === 'fulfilled' ? token.value : before);
    for (const part of [token, ...rest]) if (part.status === 'rejected') throw part.reason;
    return { toldAws };
  };
}
