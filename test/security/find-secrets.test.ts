import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { IssuedSecret } from '../identity-center/secrets.ts';
import { anySpelling, filesWithSecrets } from './find-secrets.ts';

const value = 'aor_-0123456789abcdefghijklmnopqrstuvwxyz?>~ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const secret: IssuedSecret = { kind: 'refresh-token', value };
const spelled = (before: string): Readonly<Record<string, Buffer>> => ({
  text: Buffer.from(before + value),
  'UTF-16LE': Buffer.from(before + value, 'utf16le'),
  'UTF-16BE': Buffer.from(before + value, 'utf16le').swap16(),
  base64: Buffer.from(Buffer.from(`${before}${value}, and more`).toString('base64')),
  base64url: Buffer.from(Buffer.from(`${before}${value}, and more`).toString('base64url')),
  hex: Buffer.from(Buffer.from(before + value).toString('hex')),
  half: Buffer.from(before + value.slice(0, 40)),
});

test('a secret is found however it is written, wherever it begins, and what only looks like one is not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'daypass-secrets-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'other'), `aor_-${value.slice(5).toUpperCase()}`);
  for (const before of ['', 'x', 'xy', 'xyz']) {
    for (const [name, bytes] of Object.entries(spelled(before))) {
      await writeFile(join(folder, '.hidden'), bytes);
      expect(await filesWithSecrets(folder, [secret], [], anySpelling), `${name} after "${before}"`).toHaveLength(1);
    }
  }
  await rm(join(folder, '.hidden'));
  expect(await filesWithSecrets(folder, [secret], [], anySpelling)).toEqual([]);
  await writeFile(join(folder, value.slice(0, 40).replaceAll('/', '')), '');
  expect(await filesWithSecrets(folder, [secret])).toHaveLength(1);
});
