const paths = ['/', '/oauth/callback'];

/** AWS takes the loopback address (not `localhost`) over plain HTTP, with one known path or none. */
export function isCallback(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, pathname, search, hash, username } = new URL(uri);
  return (
    protocol === 'http:' && hostname === '127.0.0.1' && paths.includes(pathname) && search + hash + username === ''
  );
}

const withoutPort = (uri: string): string => {
  const url = new URL(uri);
  url.port = '';
  return url.href;
};

/** A loopback redirect may come back on any port (RFC 8252, 7.3); a registered address without a path allows every known one. */
export function matchesRegistered(uri: string, registered: readonly string[]): boolean {
  if (!isCallback(uri)) return false;
  return registered.some((one) => withoutPort(one) === withoutPort(uri) || new URL(one).pathname === '/');
}
