export type RolePower = 'read-only' | 'other' | 'admin';

const reading = /read-?only|view-?only|view-?access|\bread\b|\bview\b|\bviewer\b|\breader\b|\baudit(or)?\b/;
const writing = /writ(e|er|ing)\b|\bedit(or)?\b|\bupdate\b|\bmodify\b|\bdelete\b|\bdeploy(er)?\b/;
const onlyReading = /read-?only|view-?only/;
const ruling =
  /\badmin|admin(?:istrator)?s?(?:-?access)?(?:-|$)|\badm\b|\bpower-?user|\broot\b|\bowner\b|full-?access|break-?glass|\bsudo\b|\bsuper-?user/;

/** How powerful a role sounds. Only its name is known here, so this decides the order and a mark, never what is allowed. */
export function rolePower(role: string): RolePower {
  const words = wordsOf(role).replace(
    /\b(?:non|no|not) (?:admin(?:istrator)?s?|power ?users?|root|owner)\b/g,
    'restricted',
  );
  const joined = words.replaceAll(' ', '-');
  const rules = ruling.test(joined);
  // "AuditAdmin" rules over audits; "Administrative-ReadOnly" says that it does not.
  const reads = onlyReading.test(joined) || (reading.test(joined) && !rules);
  if (reads && !writing.test(joined)) return 'read-only';
  return rules ? 'admin' : 'other';
}

const powers: readonly RolePower[] = ['read-only', 'other', 'admin'];

/** Sorts roles from the safest to the most powerful; of equals by name. */
export function safestFirst(a: string, b: string): number {
  return powers.indexOf(rolePower(a)) - powers.indexOf(rolePower(b)) || (a < b ? -1 : a > b ? 1 : 0);
}

/** True for an account name that sounds like production. */
export function productionName(name: string): boolean {
  const words = wordsOf(name).split(' ');
  return words.some(
    (word, at) =>
      ['prod', 'prods', 'prd', 'production', 'live'].includes(word) &&
      !['non', 'not', 'no', 'pre'].includes(words[at - 1] ?? ''),
  );
}

/** Lower-case words: `AWSReadOnly_prod2` is `aws read only prod`. */
const wordsOf = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
    .join(' ');
