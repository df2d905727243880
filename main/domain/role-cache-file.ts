import { createHash } from 'node:crypto';
import type { Access } from './access.ts';
import type { Session } from './session.ts';

/**
 * The file of `~/.aws/cli/cache` in which the AWS CLI keeps an access's credentials in plain text (its SSOCredentialFetcher's
 * `_create_cache_key`): the SHA-1 of the access and of the session's name, or of a legacy session's start URL.
 */
export function roleCacheFile({ id, form }: Pick<Session, 'id' | 'form'>, { accountId, role }: Access): string {
  const isLegacy = form === 'legacy' || /^https?:/i.test(id);
  // Python's json.dumps without spaces and with sorted keys.
  const key = JSON.stringify({ accountId, roleName: role, ...(isLegacy ? { startUrl: id } : { sessionName: id }) });
  const ascii = key.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${createHash('sha1').update(ascii).digest('hex')}.json`;
}
