export const longestName = 128;

/** What is wrong with a profile's name, as a sentence to show beside it; undefined when it is fine. */
export function nameFlaw(name: string): string | undefined {
  if (name === '') return 'Give the profile a name.';
  if (name.length > longestName) return `Use ${longestName} characters at most.`;
  if (/\s/.test(name)) return 'Spaces trip up many tools. Use a hyphen instead.';
  if (!/^[\w.-]+$/.test(name)) return 'Use letters without accents, digits, hyphens, dots and underscores.';
  if (!/^[A-Za-z\d]/.test(name)) return 'Begin with a letter or a digit.';
  return undefined;
}
