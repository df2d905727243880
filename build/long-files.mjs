import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { root } from './project.mjs';

const longest = 250;
const half = 60;
const codeEndings = new Set(['.ts', '.tsx', '.mjs', '.cjs', '.css', '.sh']);

/** The house rule on length: what breaks it, in words. */
export function longFiles() {
  const app = linesBelow('main', 'preload', 'renderer');
  const wrong = [...app, ...linesBelow('test', 'build')]
    .filter(({ lines }) => lines > longest)
    .map(({ file, lines }) => `${file} has ${lines} lines; ${longest} is the most.`);
  const middle = app.map(({ lines }) => lines).sort((a, b) => a - b)[Math.floor(app.length / 2)] ?? 0;
  if (middle > half)
    wrong.push(`Half of the files should have at most ${half} lines; the one in the middle has ${middle}.`);
  return wrong;
}

/** @param {string[]} folders */
function linesBelow(...folders) {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => codeEndings.has(extname(name)))
      .map((name) => ({
        file: `${folder}/${name}`,
        lines: readFileSync(join(root, folder, name), 'utf8').split('\n').length - 1,
      })),
  );
}
