/** Some parts of a value, to be put in place of its own. A part that it need not have is taken away where it is given as undefined. */
// biome-ignore lint/complexity/noBannedTypes: `{}` is what tells an optional part from the others.
export type Change<T> = { readonly [K in keyof T]?: {} extends Pick<T, K> ? T[K] | undefined : T[K] };

/** The value with the parts of the change in place of its own. */
export function withChange<T extends object>(value: T, change: Change<T>): T {
  const parts = Object.entries({ ...value, ...change }).filter(([, part]) => part !== undefined);
  return Object.fromEntries(parts) as T;
}
