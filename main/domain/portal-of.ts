/**
 * A start URL without what varies between ways of writing the same portal: letter case of the host, a `/`, `#` or `#/` at
 * the end, and a comment behind it, which botocore keeps as a part of the value. For comparing only: the AWS CLI names token files by the URL as written, byte for byte.
 */
export function portalOf(startUrl: string): string {
  const plain = startUrl
    .replace(/\s[#;].*$/s, '')
    .trim()
    .replace(/[/#]+$/, '');
  return plain.replace(/^[a-z]+:\/\/[^/]*/i, (origin) => origin.toLowerCase());
}

/** True for an address that a browser can open. */
export function isStartUrl(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);
}

/** True for what can be part of a host name: the region goes into the address that a token is sent to. */
export function isRegion(text: string): boolean {
  return /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/.test(text);
}

/** True for the start URLs of two portals; false where one of them is not known. */
export const isOtherPortal = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && portalOf(one) !== portalOf(other);
