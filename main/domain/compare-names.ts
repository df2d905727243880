let collator: Intl.Collator | undefined;

/** Compares names as people sort them: "team 2" comes before "team 10". */
export function compareNames(a: string, b: string): number {
  // Made when names are first sorted: it takes several milliseconds, which a start has no use for.
  collator ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  return collator.compare(a, b);
}
