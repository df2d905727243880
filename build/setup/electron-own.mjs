import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { root } from '../project.mjs';
import { runProgram } from '../run-program.mjs';
import { say } from '../say.mjs';
import { cacheFolder, inCache } from './cache-folder.mjs';

const folder = join(root, 'node_modules', 'electron', 'dist');
const day = 24 * 60 * 60 * 1000;

/**
 * Electron as its own npm package downloads it; undefined where its release host cannot be reached, which is
 * remembered for a day so that later starts do not wait.
 * @param {string} version
 */
export async function ownElectron(version) {
  const found = { folder, version, words: `Electron ${version}` };
  if (installed(version)) return found;
  const note = `electron-${version}-unreachable`;
  const failed = inCache(note);
  if (failed !== undefined && Date.now() - statSync(failed).mtimeMs < day) return undefined;
  if (await reachable()) {
    say(`Downloading Electron ${version} (about 120 MB, once) ...`);
    const installer = join(root, 'node_modules', 'electron', 'install.js');
    const { code } = await runProgram(process.execPath, [installer], { cwd: root, timeout: 10 * 60 * 1000 });
    if (code === 0 && installed(version)) {
      return found;
    }
  }
  writeFileSync(join(cacheFolder(), note), 'Delete this file to have the download tried again.\n');
  return undefined;
}

/** @param {string} version */
function installed(version) {
  const file = join(folder, 'version');
  return existsSync(file) && readFileSync(file, 'utf8').trim().replace(/^v/, '') === version;
}

/** Whether the release host (or the mirror that was chosen) answers; a proxy is trusted to know. */
async function reachable() {
  const { ELECTRON_MIRROR, npm_config_electron_mirror, ELECTRON_GET_USE_PROXY } = process.env;
  if (ELECTRON_GET_USE_PROXY) return true;
  const mirror = ELECTRON_MIRROR || npm_config_electron_mirror || 'https://github.com';
  if (!URL.canParse(mirror)) return false;
  const { hostname, port, protocol } = new URL(mirror);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) || (protocol === 'http:' ? 80 : 443) });
    const answer = (/** @type {boolean} */ yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.setTimeout(4000, () => answer(false));
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}
