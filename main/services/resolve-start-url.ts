import { isLoopback } from '../domain/link.ts';
import { isPortalHost } from '../domain/portal-host.ts';
import { readStartUrl } from '../domain/start-url.ts';
import { type StartPage, walkToPortal } from './walk-to-portal.ts';

/**
 * The start URL that the OIDC service knows: a company's own address is followed to the host of AWS that it leads to, as the AWS
 * CLI does since 2.35.13. Only requests use the answer; the session, the token and its file keep the start URL as configured.
 * Never rejects: what leads to no host that AWS is known for is given as it is, since it may be AWS's all the same.
 */
export function resolveStartUrl(ports: Readonly<{ page: StartPage; patienceMs?: number }>) {
  return async (startUrl: string, signal?: AbortSignal): Promise<string> => {
    const hostname = URL.canParse(startUrl) ? new URL(startUrl).hostname : '';
    if (hostname === '' || isPortalHost(hostname) || isLoopback(hostname)) return startUrl;
    const end = await walkToPortal(ports, startUrl, 'host', signal);
    if (end === undefined || !isPortalHost(end.address.hostname)) return startUrl;
    const read = readStartUrl(end.address.href);
    return read.ok ? read.startUrl : startUrl;
  };
}
