import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type NotingBrowser = Readonly<{
  /** Makes it the person's browser. */
  env: Readonly<{ BROWSER: string }>;
  /** The links that it was given, in order. */
  opened(): Promise<string[]>;
}>;

/** A browser that opens nothing, and notes what it should. */
export async function notingBrowser(folder: string): Promise<NotingBrowser> {
  const [script, notes] = [join(folder, 'browser'), join(folder, 'opened.txt')];
  await writeFile(script, `#!/bin/sh\nprintf '%s\\n' "$1" >> '${notes}'\n`, { mode: 0o755 });
  return {
    env: { BROWSER: script },
    opened: async () => (await readFile(notes, 'utf8').catch(() => '')).split('\n').filter((line) => line !== ''),
  };
}
