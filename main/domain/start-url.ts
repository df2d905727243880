import { addressIn } from './address-in.ts';
import { isLoopback } from './link.ts';
import { isPortalHost, regionOfHost } from './portal-host.ts';
import { exampleOfStartUrl, lookalike } from './start-url-lookalike.ts';

/** A start URL as it is to be stored, or what is wrong with the text, in sentences for people. */
export type ReadStartUrl =
  | Readonly<{ ok: true; startUrl: string; region?: string }>
  | Readonly<{ ok: false; why: string }>;

/** Beyond this, it is no start URL, and the config file is no place for it. */
const longest = 1000;

/**
 * Reads what a person typed or pasted for a start URL, with whatever was copied along. The `startUrl` is the portal's
 * address in one form only: https (http on this very machine), host in lower case, without `/`, `#` or what comes after it.
 * Every host is taken, for companies give their portals addresses of their own. `region` is given where the host tells it.
 */
export function readStartUrl(text: string): ReadStartUrl {
  const address = addressIn(text);
  if ('why' in address) return { ok: false, why: address.why };
  const { url } = address;
  const why = lookalike(url) ?? unusable(url);
  if (why !== undefined) return { ok: false, why };
  const startUrl = canonical(url);
  if (startUrl.length > longest)
    return { ok: false, why: `This address is too long for a start URL. ${exampleOfStartUrl}` };
  const region = regionOfHost(url.hostname);
  return { ok: true, startUrl, ...(region !== undefined && { region }) };
}

function unusable({ protocol, hostname, username, password }: URL): string | undefined {
  if (username !== '' || password !== '') return 'A start URL holds no user name or password: paste it without them.';
  if (protocol === 'http:' && !isLoopback(hostname) && !isPortalHost(hostname)) {
    return 'This address begins with http://, so anybody on the way could change what it answers. Ask for the one that begins with https://.';
  }
  return undefined;
}

function canonical({ protocol, hostname, host, pathname, search }: URL): string {
  const secure = protocol === 'https:' || !isLoopback(hostname);
  const origin = `${secure ? 'https' : 'http'}://${host.replace(/\.(?=$|:)/, '')}`;
  const path = pathname.replace(/\/+$/, '');
  // As punctuation at the end is not taken for a part of what is pasted, it must not be one of what is stored.
  if (!isPortalHost(hostname)) return `${origin}${path}${search}`.replace(/[/?.,;:!]+$/, '');
  return `${origin}${portalPath(hostname, path)}`.replace(/[/.,;:!]+$/, '');
}

/** The pages within a portal lie behind its start page. Without a path, awsapps.com shows the start page too, but signs nobody in. */
function portalPath(hostname: string, path: string): string {
  const known = /^\/start(?=\/|$)|^\/directory\/[^/]+|^\/ssoins-[^/]+/.exec(path)?.[0];
  if (known !== undefined) return known;
  return path === '' && /\.awsapps\.(com|cn)\.?$/.test(hostname) ? '/start' : path;
}
