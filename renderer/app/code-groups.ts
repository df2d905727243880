/** A code as people compare it: in the groups that AWS writes it in, or, where it has none, in fours. */
export function codeGroups(code: string): string[] {
  const groups = code.split(/[\s-]+/).filter((group) => group !== '');
  return groups.length > 1 ? groups : (code.match(/.{1,4}/gsu) ?? []);
}

/** The same letter by letter, with a pause between the groups, for those who hear it. */
export const spelled = (code: string): string =>
  codeGroups(code)
    .map((group) => [...group].join(' '))
    .join(', ');
