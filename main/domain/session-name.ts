import { isPortalHost } from './portal-host.ts';

/** A short name for a session that has none: the company's part of its start URL. */
export function nameFromStartUrl(startUrl: string): string {
  if (!URL.canParse(startUrl)) return startUrl;
  const { host, hostname, pathname } = new URL(startUrl);
  if (!isPortalHost(hostname)) return host;
  // GovCloud, China and the issuers name the company in the path: https://start.us-gov-home.awsapps.com/directory/acme
  const directory = /^\/(?:directory\/|(?=ssoins-))([^/]+)/.exec(pathname)?.[1];
  return directory ?? hostname.split('.', 1)[0] ?? host;
}

/** The name, or the name with the first number that makes it unlike all the others. */
export function uniqueName(name: string, taken: ReadonlySet<string>): string {
  let unique = name;
  for (let number = 2; taken.has(unique); number++) unique = `${name}-${number}`;
  return unique;
}
