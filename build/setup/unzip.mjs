import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/**
 * Unpacks a zip file of less than 4 GB (PKWARE APPNOTE 6.3: stored and deflated entries), since neither Node nor a
 * bare Debian can. The file's digest was checked before, so its content is trusted.
 * @param {string} file
 * @param {string} folder
 * @param {(name: string) => string | undefined} nameFor the path below `folder` for an entry, undefined to leave it out
 */
export function unzip(file, folder, nameFor) {
  const handle = openSync(file, 'r');
  try {
    for (const entry of entriesOf(handle)) {
      const name = nameFor(entry.name);
      if (name === undefined || entry.name.endsWith('/')) continue;
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, contentOf(handle, entry), { mode: entry.mode });
    }
  } finally {
    closeSync(handle);
  }
}

/** @typedef {{ name: string; deflated: boolean; size: number; offset: number; mode: number }} Entry */

/**
 * @param {number} handle
 * @returns {Generator<Entry>}
 */
function* entriesOf(handle) {
  const { size } = fstatSync(handle);
  const tail = read(handle, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end === -1) throw new Error('This is no zip file.');
  const directory = read(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  let at = 0;
  for (let left = tail.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = directory.readUInt16LE(at + 28);
    yield {
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      deflated: directory.readUInt16LE(at + 10) === 8,
      size: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777 || 0o644,
    };
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
}

/**
 * @param {number} handle
 * @param {Entry} entry
 */
function contentOf(handle, { offset, size, deflated }) {
  const header = read(handle, offset, 30);
  const data = read(handle, offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), size);
  return deflated ? inflateRawSync(data) : data;
}

/**
 * @param {number} handle
 * @param {number} position
 * @param {number} length
 */
function read(handle, position, length) {
  const buffer = Buffer.alloc(length);
  if (readSync(handle, buffer, 0, length, position) !== length) throw new Error('The zip file ends too soon.');
  return buffer;
}
