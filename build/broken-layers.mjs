import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './project.mjs';

/**
 * The imports below a folder that break a rule of build/layers.cjs.
 * @param {string} [baseDir] a tree like the project's own
 * @returns {Promise<{ rule: string; from: string; to: string }[]>}
 */
export async function brokenLayers(baseDir = root) {
  readTsx();
  const { cruise } = await import('dependency-cruiser');
  const { forbidden, options } = createRequire(import.meta.url)('./layers.cjs');
  const folders = ['main', 'preload', 'renderer'].filter((folder) => existsSync(join(baseDir, folder)));
  const { resolve, ...rest } = { ...options, resolve: options.enhancedResolveOptions };
  const { output } = await cruise(folders, { ...rest, baseDir, validate: true, ruleSet: { forbidden } }, resolve);
  if (typeof output === 'string') throw new Error(output);
  if (output.summary.totalCruised === 0) throw new Error(`There is nothing to check in ${baseDir}.`);
  return output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

/** dependency-cruiser asks swc for TypeScript, never for TSX, and cannot be told to (its src/extract/swc/parse.mjs). */
function readTsx() {
  const swc = createRequire(import.meta.url)('@swc/core');
  if (swc.readsTsx) return;
  const { parseFileSync } = swc;
  swc.parseFileSync = (/** @type {string} */ file, /** @type {object} */ options) =>
    parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });
  swc.readsTsx = true;
}
