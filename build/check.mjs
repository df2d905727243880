import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokenLayers } from './broken-layers.mjs';
import { brokenLinks } from './broken-links.mjs';
import { longFiles } from './long-files.mjs';
import { root } from './project.mjs';
import { runProgram } from './run-program.mjs';
import { runCommand, say } from './say.mjs';
import { setUp } from './setup.mjs';

// npm run check: all that can be said about the sources without running them.

/** @typedef {() => Promise<string>} Step gives what is wrong, or an empty text */

/** @type {Record<string, Step>} */
const steps = {
  types: () => tool('typescript/bin/tsc', '--project', '.'),
  'lint and format': () => tool('@biomejs/biome/bin/biome', 'check', '--config-path=build', '--error-on-warnings', '.'),
  layers: async () =>
    (await brokenLayers()).map(({ rule, from, to }) => `${from} must not import ${to} (${rule})`).join('\n'),
  'dead code': () => tool('knip/bin/knip.js', '--config', 'build/knip.json', '--no-progress'),
  'file length': async () => longFiles().join('\n'),
  links: async () => brokenLinks().join('\n'),
  'lock file': async () =>
    readFileSync(join(root, 'package-lock.json'), 'utf8').includes('"resolved"')
      ? 'package-lock.json names a registry host ("resolved").'
      : '',
};

await runCommand(async () => {
  await setUp({ need: 'tools' });
  const results = await Promise.all(Object.entries(steps).map(async ([name, step]) => ({ name, wrong: await step() })));
  for (const { name, wrong } of results) say(wrong === '' ? `ok      ${name}` : `FAILED  ${name}\n${wrong}`);
  return results.every(({ wrong }) => wrong === '') ? 0 : 1;
});

/**
 * @param {string} script below node_modules
 * @param {string[]} args
 */
async function tool(script, ...args) {
  const { code, output } = await runProgram(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
  });
  return code === 0 ? '' : output.trim() || `It ended with ${code}.`;
}
