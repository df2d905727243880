/** Names that lead no further than a network of one's own, or this machine (RFC 6761, RFC 6762, RFC 8375; ICANN's `internal`). */
const withinOwnNetwork = /(^|\.)(localhost|local|internal|home\.arpa)$/;

/**
 * True for a host, as `URL` writes it, that is named as those of the web are: no address in numbers (which `URL` has in one form,
 * however it was spelled), no bare word, none that only a network of one's own knows.
 */
export function isPublicName(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  return /\.[^.:\]]*[a-z][^.:\]]*$/.test(host) && !withinOwnNetwork.test(host);
}
