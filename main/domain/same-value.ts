/** True when two plain values (records, lists, texts, numbers) hold the same. An absent field equals an undefined one. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, at) => sameValue(item, b[at]))
    );
  }
  const left = new Map(Object.entries(a));
  const right = new Map(Object.entries(b));
  return [...left.keys(), ...right.keys()].every((key) => sameValue(left.get(key), right.get(key)));
}

/** The old value where it holds the same as the new one, so that who compares by identity sees no change. */
export const keepIfSame = <T>(old: T | undefined, fresh: T): T =>
  old !== undefined && sameValue(old, fresh) ? old : fresh;

/** The new list with the old items where they hold the same; the old list itself when nothing differs. */
export function keepSameItems<T>(old: readonly T[], fresh: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const known = new Map(old.map((item) => [keyOf(item), item]));
  const items = fresh.map((item) => {
    const before = known.get(keyOf(item));
    return before !== undefined && sameValue(before, item) ? before : item;
  });
  return items.length === old.length && items.every((item, at) => item === old[at]) ? old : items;
}
