import type { ConsolePage } from '../../preload/contract.ts';
import type { Access } from './access.ts';
import { consoleDestination } from './console-destination.ts';

/**
 * The portal's shortcut to the console of an access, opened by whoever is signed in there in a browser; it holds no secret
 * ("Create shortcut links to AWS Management Console destinations", IAM Identity Center user guide). Without a page the console
 * begins where the permission set says, or at its start page. Throws a `Problem` ('usage') for a page in what is no region.
 */
export function consoleLink(startUrl: string, { accountId, role }: Access, page?: Required<ConsolePage>): string {
  const portal = startUrl.trim().replace(/#.*$/s, '').replace(/\/+$/, '');
  const link = `${portal}/#/console?account_id=${encodeURIComponent(accountId)}&role_name=${encodeURIComponent(role)}`;
  return page === undefined ? link : `${link}&destination=${encodeURIComponent(consoleDestination(page))}`;
}
