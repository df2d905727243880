import { readdirSync } from 'node:fs';
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

test.each(names)('what breaks %s breaks nothing else', async (name) => {
  const broken = await brokenLayers(join(examples, name));
  expect(new Set(broken.map(({ rule }) => rule))).toEqual(new Set([name]));
});

test('the house keeps the rule', async () => {
  expect(await brokenLayers()).toEqual([]);
});
