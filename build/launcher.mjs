import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { made, root } from './project.mjs';

/**
 * The text of the `daypass` shell script.
 * @param {string} executable the Electron binary, from the script's folder
 */
export function launcherFor(executable) {
  return readFileSync(join(root, 'build', 'launcher.sh'), 'utf8').replace('@EXECUTABLE@', executable);
}

/** Writes out/daypass, which starts the app of this checkout. */
export function writeLauncher() {
  // Windows has no such script: there the executable is started itself.
  if (process.platform === 'win32') return;
  const text = launcherFor('runtime/electron');
  if (existsSync(made.launcher) && readFileSync(made.launcher, 'utf8') === text) return;
  mkdirSync(dirname(made.launcher), { recursive: true });
  writeFileSync(made.launcher, text);
  chmodSync(made.launcher, 0o755);
}
