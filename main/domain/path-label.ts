/** A path as people write it: with `~` in the place of their home folder. */
export function pathLabel(path: string, home: string): string {
  const inHome = home !== '' && path.startsWith(home) && /^[/\\]/.test(path.slice(home.length));
  return inHome ? `~${path.slice(home.length)}` : path;
}
