import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IssuedSecret } from '../identity-center/secrets.ts';

/** Enough of a secret to know it by, in case that only a part of it was kept. */
const partLength = 32;

/** The kinds of the secrets of which a part, in UTF-8 or UTF-16, is in `bytes`. */
export function secretsIn(bytes: Buffer, secrets: readonly IssuedSecret[]): string[] {
  const parts = (value: string) => [value.slice(0, partLength), value.slice(-partLength)];
  return secrets
    .filter(({ value }) =>
      parts(value).some((part) => bytes.includes(Buffer.from(part)) || bytes.includes(Buffer.from(part, 'utf16le'))),
    )
    .map(({ kind }) => kind);
}

/** The files under `folder` in which a secret is found, except in the folders named in `except`. */
export async function filesWithSecrets(
  folder: string,
  secrets: readonly IssuedSecret[],
  except: readonly string[] = [],
): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !except.includes(entry.name)) found.push(...(await filesWithSecrets(path, secrets)));
    if (!entry.isFile()) continue;
    const kinds = secretsIn(await readFile(path), secrets);
    if (kinds.length > 0) found.push(`${path}: ${kinds.join(', ')}`);
  }
  return found;
}
