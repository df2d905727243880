import { isLoopback } from '../domain/link.ts';
import type { PortalFailure } from '../domain/portal-failure.ts';
import { isPortalHost, regionOfHost } from '../domain/portal-host.ts';
import { isPublicName } from '../domain/public-name.ts';

/** What one request for a page gives. `none`: an error, or something that is no HTML. `unreachable`: nobody that could be asked. */
export type PageAnswer =
  | Readonly<{ kind: 'page'; html: string }>
  | Readonly<{ kind: 'redirect'; to: string }>
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'unreachable'; failure: PortalFailure }>;

/** Asks for one web page, sending nothing but the address (a port). Never rejects; never follows a redirect by itself. */
export type StartPage = (address: URL, signal: AbortSignal) => Promise<PageAnswer>;

/** Where a start URL leads: `html` when its page was asked for and came, `failure` when the host could not be reached. */
export type WalkEnd = Readonly<{ address: URL; region?: string; html?: string; failure?: PortalFailure }>;

const mostRedirects = 3;
const usualPatienceMs = 5_000;

/**
 * Follows a start URL, over https alone (or within this machine), to a host that tells its region or, with `until` 'host', that is
 * AWS's own; else to the page at its end, or to where there is no way on. Undefined when it leads nowhere in `patienceMs`.
 */
export async function walkToPortal(
  { page, patienceMs = usualPatienceMs }: Readonly<{ page: StartPage; patienceMs?: number }>,
  startUrl: string,
  until: 'page' | 'host',
  signal?: AbortSignal,
): Promise<WalkEnd | undefined> {
  if (!URL.canParse(startUrl)) return undefined;
  const start = new URL(startUrl);
  const limit = AbortSignal.any([AbortSignal.timeout(patienceMs), ...(signal === undefined ? [] : [signal])]);
  let address = start;
  for (let redirects = 0; redirects <= mostRedirects && mayAsk(address, start); redirects += 1) {
    const region = regionOfHost(address.hostname);
    if (region !== undefined) return { address, region };
    if (until === 'host' && isPortalHost(address.hostname)) return { address };
    const answer = await page(address, limit);
    if (answer.kind === 'unreachable') return { address, failure: answer.failure };
    if (limit.aborted || answer.kind === 'none') return undefined;
    if (answer.kind === 'page') return { address, html: answer.html };
    if (!URL.canParse(answer.to, address)) return undefined;
    address = new URL(answer.to, address);
  }
  return undefined;
}

/** A page out there must send Daypass neither to this machine or its network, nor to an address where anybody could answer. */
function mayAsk({ protocol, hostname, username, password }: URL, start: URL): boolean {
  if (username !== '' || password !== '') return false;
  if (isLoopback(hostname)) return isLoopback(start.hostname) && /^https?:$/.test(protocol);
  // Where the start URL itself leads is the choice of who configured it.
  return protocol === 'https:' && (hostname === start.hostname || isLoopback(start.hostname) || isPublicName(hostname));
}
