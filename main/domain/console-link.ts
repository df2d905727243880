import type { Access } from './access.ts';

/**
 * The portal's shortcut to the console of an access, opened by whoever is signed in there in a browser; it holds no secret
 * ("Create shortcut links to AWS Management Console destinations", IAM Identity Center user guide).
 */
export function consoleLink(startUrl: string, { accountId, role }: Access): string {
  const portal = startUrl.trim().replace(/#.*$/s, '').replace(/\/+$/, '');
  return `${portal}/#/console?account_id=${encodeURIComponent(accountId)}&role_name=${encodeURIComponent(role)}`;
}
