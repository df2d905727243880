import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { brokenLayers } from '../../build/broken-layers.mjs';

const examples = join(import.meta.dirname, 'examples');
const names = readdirSync(examples);

test('every rule has an example that breaks it', () => {
  const { forbidden }: { forbidden: { name: string }[] } = createRequire(import.meta.url)('../../build/layers.cjs');
  expect(names.toSorted()).toEqual(forbidden.map(({ name }) => name).toSorted());
});

test.each(names)('each file that breaks %s is found, and breaks nothing else', async (name) => {
  const folder = join(examples, name);
  const broken = await brokenLayers(folder);
  expect(new Set(broken.map(({ rule }) => rule))).toEqual(new Set([name]));
  // A cycle is reported once, though both of its files are at fault.
  const atFault = broken.flatMap(({ from, to }) => (name === 'no-cycles' ? [from, to] : [from]));
  expect(new Set(atFault)).toEqual(new Set(filesThatImport(folder)));
});

/** In an example, what is imported imports nothing itself: each file with an import is one that breaks the rule. */
function filesThatImport(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && /\bimport\b/.test(readFileSync(join(folder, file), 'utf8')))
    .map((file) => file.replaceAll('\\', '/'));
}

test('the house keeps the rule', async () => {
  expect(await brokenLayers()).toEqual([]);
});
