import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every fuse of a release, in the order of Electron's fuse wire (docs/tutorial/fuses.md of Electron), said out loud so
 * that none has a value by accident.
 */
export const releaseFuses = {
  runAsNode: false,
  // The window's session is in memory (main/window/window-session.ts): it leaves no cookies. With this on, Electron asks the
  // keychain for a key at every start: where the keyring is locked, or there is none yet, with a prompt at each login.
  enableCookieEncryption: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  wasmTrapHandlers: true,
};

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const wireVersion = 1;
/** A fuse that this Electron no longer has. */
const removed = 0x72;

/**
 * Sets every fuse of an Electron binary. An older Electron may have fewer than we name; one with more is refused,
 * since nobody decided about the new ones. (Written here because the @electron/fuses that runs on Node 20 knows eight.)
 * @param {string} file
 */
export function setReleaseFuses(file) {
  const binary = readFileSync(file);
  for (const { start, length } of wiresOf(binary)) {
    const values = Object.values(releaseFuses);
    if (length > values.length)
      throw new Error(`This Electron has ${length} fuses; build/fuses.mjs decides about ${values.length}.`);
    for (const [index, on] of values.slice(0, length).entries()) {
      if (binary[start + index] !== removed) binary[start + index] = (on ? '1' : '0').charCodeAt(0);
    }
  }
  writeFileSync(file, binary);
}

/**
 * The fuses of an Electron binary, by name; those that it does not have are left out.
 * @param {string} file
 * @returns {Partial<Record<string, boolean>>}
 */
export function readFuses(file) {
  const binary = readFileSync(file);
  const [wire] = [...wiresOf(binary)];
  if (wire === undefined) return {};
  const names = Object.keys(releaseFuses).slice(0, wire.length);
  return Object.fromEntries(names.map((name, index) => [name, binary[wire.start + index] === 0x31]));
}

/**
 * A universal binary of macOS has two wires, others have one.
 * @param {Buffer} binary
 */
function* wiresOf(binary) {
  let found = false;
  for (let at = binary.indexOf(sentinel); at !== -1; at = binary.indexOf(sentinel, at + 1)) {
    const start = at + sentinel.length;
    if (binary[start] !== wireVersion) continue;
    found = true;
    yield { start: start + 2, length: binary[start + 1] ?? 0 };
  }
  if (!found) throw new Error('This is no Electron binary with fuses.');
}

/**
 * The file that holds the fuses of an unpacked app.
 * @param {string} folder
 * @param {string} platform
 * @param {string} executable
 */
export function fuseFile(folder, platform, executable) {
  if (platform !== 'darwin') return join(folder, executable);
  const framework = join('Contents', 'Frameworks', 'Electron Framework.framework', 'Electron Framework');
  return join(folder, `${executable}.app`, framework);
}
