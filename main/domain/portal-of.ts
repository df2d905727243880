/**
 * A start URL without what varies between ways of writing the same portal: letter case of the host, and a `/`, `#` or
 * `#/` at the end. For comparing only: the AWS CLI names token files by the URL as written, byte for byte.
 */
export function portalOf(startUrl: string): string {
  const plain = startUrl.trim().replace(/[/#]+$/, '');
  return plain.replace(/^[a-z]+:\/\/[^/]*/i, (origin) => origin.toLowerCase());
}
