import { nameFromStartUrl, uniqueName } from './session-name.ts';

const longest = 64;

/**
 * A name for a new session on this portal that none of `taken` has: the company's part of its start URL, in letters that every AWS
 * tool reads and that need no quotes in a shell.
 */
export function sessionNameFor(startUrl: string, taken: ReadonlySet<string>): string {
  const plain = nameFromStartUrl(startUrl)
    .toLowerCase()
    .replace(/[^a-z\d._-]+/g, '-')
    .slice(0, longest)
    .replace(/^[-._]+|[-._]+$/g, '');
  return uniqueName(isSpecial(plain) ? `${plain}-sso`.replace(/^-/, '') : plain, taken);
}

/** Names that mean something else to one AWS tool or another. */
const isSpecial = (name: string): boolean => name === '' || name === 'default' || name in {};
