export const longestName = 64;

/** A name for an access that no shell and no AWS tool stumbles over: "data-lake-read-only-access". */
export function suggestedName(accountName: string, role: string): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/([a-z\d])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replace(/[^a-z\d]+/g, '-')
      .replace(/^-+|-+$/g, '');
  const name = [plain(accountName), plain(role.replace(/^AWS(?=[A-Z])/, ''))].filter((part) => part !== '').join('-');
  return name.slice(0, longestName).replace(/-+$/, '') || 'aws-access';
}

/** What is wrong with a profile's name, as a sentence to show beside it; undefined when it is fine. */
export function nameFlaw(name: string): string | undefined {
  if (name === '') return 'Give the profile a name.';
  if (name.length > longestName) return `Use ${longestName} characters at most.`;
  if (/\s/.test(name)) return 'Spaces trip up many tools. Use a hyphen instead.';
  if (!/^[\w.-]+$/.test(name)) return 'Use letters without accents, digits, hyphens, dots and underscores.';
  if (!/^[A-Za-z\d]/.test(name)) return 'Begin with a letter or a digit.';
  return undefined;
}
