import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { writeLauncher } from './launcher.mjs';
import { made, manifest, root } from './project.mjs';
import { Failure, say } from './say.mjs';

const sources = ['main', 'preload', 'renderer', 'build', 'package.json', 'package-lock.json'];

/** Bundles the app into out/app, unless its sources are what they were. */
export async function bundle() {
  writeLauncher();
  const digest = digestOfSources();
  const record = join(made.app, '.sources');
  if (existsSync(record) && readFileSync(record, 'utf8') === digest) return;
  say('Bundling the app ...');
  const next = `${made.app}.${process.pid}`;
  try {
    await writeApp(next);
    writeFileSync(join(next, '.sources'), digest);
    rmSync(made.app, { recursive: true, force: true });
    renameSync(next, made.app);
  } catch (error) {
    throw new Failure(
      `The app could not be bundled:\n${stripVTControlCharacters(error instanceof Error ? error.message : `${error}`)}`,
    );
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function writeApp(folder) {
  mkdirSync(folder, { recursive: true });
  // Loaded now, since set-up may have installed them only a moment ago.
  const [{ build }, { bundles }] = await Promise.all([import('vite'), import('./bundles.mjs')]);
  for (const config of bundles(folder)) await build(config);
  cpSync(join(root, 'build', 'icons'), join(folder, 'icons'), { recursive: true });
  const { name, productName, version, description, author, license } = manifest();
  const app = { name, productName, version, description, author, license, type: 'module', main: 'main.mjs' };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(app, null, 2)}\n`);
}

function digestOfSources() {
  const digest = createHash('sha256');
  for (const source of sources) {
    const path = join(root, source);
    const files = source.includes('.') ? [path] : filesBelow(path);
    for (const file of files)
      digest.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return digest.digest('hex');
}

/** @param {string} folder */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
