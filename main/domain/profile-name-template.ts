import type { Access } from './access.ts';

/** The access that a profile is for, as people know it, and where it is at work. */
export type NamedWish = Access & Readonly<{ accountName?: string | undefined; sessionName: string; region: string }>;

export const usualNameTemplate = '{account}-{role}';

const parts: Readonly<Record<string, (wish: NamedWish) => string>> = {
  account: ({ accountName = '', accountId }) => plain(accountName) || accountId,
  accountId: ({ accountId }) => accountId,
  role: ({ role }) => plain(role.replace(/^AWS(?=[A-Z])/, '')) || 'role',
  session: ({ sessionName }) => plain(sessionName) || 'session',
  region: ({ region }) => plain(region) || 'region',
};

const known = Object.keys(parts).map((part) => `{${part}}`);
const allKnown = `${known.slice(0, -1).join(', ')} or ${known.at(-1)}`;

const longestTemplate = 128;
const longestName = 128;

/** What is wrong with a template for names, as a sentence for people; undefined when it is fine. */
export function templateFlaw(template: string): string | undefined {
  const used = template.match(/\{[^{}]*\}/g) ?? [];
  const strange = used.find((part) => !known.includes(part));
  const rest = template.replace(/\{[^{}]*\}/g, '');
  if (template.length > longestTemplate) return `Use ${longestTemplate} characters at most.`;
  if (strange !== undefined) return `Daypass does not know ${strange}. Use ${allKnown}.`;
  if (/[{}]/.test(rest)) return 'A part is written with a brace on either side, like {account}.';
  if (used.length === 0) return `Use at least one of ${allKnown}: else every profile would get the same name.`;
  if (/\s/.test(rest)) return 'Spaces trip up many tools. Use a hyphen instead.';
  if (!/^[\w.-]*$/.test(rest))
    return 'Between the parts, use letters without accents, digits, hyphens, dots and underscores.';
  if (!/^[A-Za-z\d{]/.test(template)) return 'Begin with a letter, a digit or one of the parts.';
  return undefined;
}

/** A name that no shell and no AWS tool stumbles over: "data-lake-read-only-access". The template has to be one without a flaw. */
export function nameFromTemplate(template: string, wish: NamedWish): string {
  const filled = template.replace(/\{([^{}]*)\}/g, (_, part: string) => parts[part]?.(wish) ?? '');
  const name = filled.slice(0, longestName).replace(/[._-]+$/, '');
  // `default` would count for every tool that names no profile; names of JavaScript's own break its SDK.
  return name.toLowerCase() === 'default' || name in {} ? `aws-${name}` : name;
}

/** Words in lower case, with hyphens between them; empty where no letter or digit of ASCII is left. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '');
