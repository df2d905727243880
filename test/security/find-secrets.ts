import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IssuedSecret } from '../identity-center/secrets.ts';

/** Enough of a secret to know it by, in case that only a part of it was kept. */
const partLength = 32;

/** The bytes that a part of a secret may have become. */
export type Spellings = (part: string) => readonly Buffer[];

const asText: Spellings = (part) => [Buffer.from(part), Buffer.from(part, 'utf16le')];

/** Beside text: the other UTF-16, base64 of something that it is a part of, and hexadecimal digits. */
export const anySpelling: Spellings = (part) => [
  ...asText(part),
  Buffer.from(part, 'utf16le').swap16(),
  ...[0, 1, 2].flatMap((bytesBefore) => base64Within(part, bytesBefore)),
  Buffer.from(Buffer.from(part).toString('hex')),
];

/** What is left of the first and of the last characters depends on the neighbours. */
function base64Within(part: string, bytesBefore: number): Buffer[] {
  const whole = Buffer.from(' '.repeat(bytesBefore) + part).toString('base64');
  const own = whole.slice(Math.ceil((bytesBefore * 8) / 6), -4);
  return [own, own.replaceAll('+', '-').replaceAll('/', '_')].map((text) => Buffer.from(text));
}

/** The kinds of the secrets of which a part is in `bytes`; as UTF-8 or UTF-16, if not said. */
export function secretsIn(bytes: Buffer, secrets: readonly IssuedSecret[], spellings = asText): string[] {
  const parts = (value: string) => [value.slice(0, partLength), value.slice(-partLength)];
  return secrets
    .filter(({ value }) => parts(value).some((part) => spellings(part).some((spelled) => bytes.includes(spelled))))
    .map(({ kind }) => kind);
}

/** The files under `folder` in which, or in whose names, a secret is found, except in the folders named in `except`. */
export async function filesWithSecrets(
  folder: string,
  secrets: readonly IssuedSecret[],
  except: readonly string[] = [],
  spellings = asText,
): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await unlessGone(readdir(folder, { withFileTypes: true }), [])) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !except.includes(entry.name)) {
      found.push(...(await filesWithSecrets(path, secrets, [], spellings)));
    }
    const inside = entry.isFile() ? await unlessGone(readFile(path), Buffer.of()) : Buffer.of();
    const kinds = secretsIn(Buffer.concat([Buffer.from(`${entry.name}\n`), inside]), secrets, spellings);
    if (kinds.length > 0) found.push(`${path}: ${kinds.join(', ')}`);
  }
  return found;
}

/** What goes while it is looked for holds nothing any more. */
const unlessGone = <T>(reading: Promise<T>, none: T): Promise<T> =>
  reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return none;
    throw error;
  });
