import type { Access } from '../domain/access.ts';
import { accessesInConfig } from '../domain/accesses-in-config.ts';
import { parseAwsFile } from '../domain/aws-file/parse.ts';
import { roleCacheFile } from '../domain/role-cache-file.ts';
import type { Session } from '../domain/session.ts';
import type { Token } from '../domain/token.ts';
import { listAccess } from './list-access.ts';
import type { Portal } from './portal.ts';
import type { Clock } from './ports.ts';
import { withinLimit } from './within-limit.ts';

/** A file with credentials for a role, and whose account they are for: newer versions of the AWS CLI note that. */
export type CachedRole = Readonly<{ file: string; accountId?: string }>;

/** The AWS CLI's cache of role credentials (a port): those files of it that hold SSO's. Rejects with a `Problem` of kind `file`. */
export type RoleCache = Readonly<{
  list(): Promise<readonly CachedRole[]>;
  remove(files: readonly string[]): Promise<void>;
}>;

export type RemoveRoleCredentialsPorts = Readonly<{
  roleCache: RoleCache;
  config: Readonly<{ read(): Promise<Readonly<{ text: string }> | undefined> }>;
  portal: Pick<Portal, 'accounts' | 'roles'>;
  clock: Clock;
  /** Accesses that are known beside those in the config file. */
  accesses?: (sessionId: string) => readonly Access[];
}>;

/** The person waits, and files that stay hold nothing after an hour or some. */
const listingMs = 4_000;
/** Offline, there is no use in trying on. */
const patienceMs = 500;

/**
 * Removes the credentials of sessions on one portal from the AWS CLI's cache, where the names of the files tell for which access they are, but
 * only to somebody who knows the access. So where files are left after the known ones, AWS is asked with the token which accesses
 * there are, as far as it answers within some seconds.
 */
export function removeRoleCredentials(ports: RemoveRoleCredentialsPorts) {
  const { roleCache, config, portal, clock, accesses } = ports;

  const listed = async (token: Token, accountIds?: readonly string[]): Promise<readonly Access[]> => {
    const found: Access[] = [];
    const onRoles = (accountId: string, roles: readonly string[]) =>
      void found.push(...roles.map((role) => ({ accountId, role })));
    const list = listAccess({ portal, clock, patienceMs, tokens: async () => token });
    const limit = {
      clock,
      ms: listingMs,
      signal: new AbortController().signal,
      over: () => new Error('It takes long.'),
    };
    const work = (signal: AbortSignal) =>
      list(token.startUrl, { onAccounts: () => undefined, onRoles }, signal, accountIds).done;
    await withinLimit(limit, work).catch(() => undefined);
    return found;
  };

  return async (sessions: readonly Session[], token: Token | undefined): Promise<void> => {
    const cached = await roleCache.list();
    if (cached.length === 0) return;
    const removeOf = async (some: readonly Access[], among: readonly CachedRole[]): Promise<readonly CachedRole[]> => {
      const names = new Set(sessions.flatMap((session) => some.map((access) => roleCacheFile(session, access))));
      await roleCache.remove(among.map(({ file }) => file).filter((file) => names.has(file)));
      return among.filter(({ file }) => !names.has(file));
    };
    const { sections } = parseAwsFile((await config.read())?.text ?? '');
    const known = sessions.flatMap(({ id }) => [...accessesInConfig(sections, id), ...(accesses?.(id) ?? [])]);
    const left = await removeOf(known, cached);
    if (left.length === 0 || token === undefined) return;
    const accounts = left.flatMap(({ accountId }) => accountId ?? []);
    const allNoted = accounts.length === left.length;
    await removeOf(await listed(token, allNoted ? [...new Set(accounts)] : undefined), left);
  };
}
