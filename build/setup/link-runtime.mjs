import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { made } from '../project.mjs';
import { say } from '../say.mjs';

/**
 * Makes the Electron of this checkout: the runtime's files, hard-linked where the disk allows, with the bundled app
 * inside. Gives its executable, which is still named like Electron's, so that `app.isPackaged` is false.
 * @param {{ folder: string; words: string }} electron
 */
export function linkRuntime({ folder, words }) {
  // Electron.app holds links and signatures that do not survive this; macOS runs the app by its path (untried).
  if (process.platform === 'darwin') return join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  const executable = process.platform === 'win32' ? 'electron.exe' : 'electron';
  if (!isLinked(folder)) {
    say(`Using ${words}.`);
    const next = `${made.runtime}.${process.pid}`;
    linkTree(folder, next);
    mkdirSync(join(next, 'resources'), { recursive: true });
    const app = join(next, 'resources', 'app');
    symlinkSync(relative(dirname(join(made.runtime, 'resources', 'app')), made.app), app, 'junction');
    rmSync(made.runtime, { recursive: true, force: true });
    renameSync(next, made.runtime);
  }
  return join(made.runtime, executable);
}

/** @param {string} folder */
function isLinked(folder) {
  const versionOf = (/** @type {string} */ place) => readFileSync(join(place, 'version'), 'utf8');
  return existsSync(join(made.runtime, 'version')) && versionOf(made.runtime) === versionOf(folder);
}

/**
 * @param {string} from
 * @param {string} to
 */
function linkTree(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else link(source, target);
  }
}

/**
 * @param {string} source
 * @param {string} target
 */
function link(source, target) {
  try {
    linkSync(source, target);
  } catch {
    // Another disk, or Linux's fs.protected_hardlinks: nobody links to files that they may not write.
    copyFileSync(source, target, constants.COPYFILE_FICLONE);
  }
}
