import { crc32, deflateSync } from 'node:zlib';

/**
 * A PNG file (W3C PNG, colour type 6: eight bits each of red, green, blue, alpha).
 * @param {number} width
 * @param {Uint8Array} pixels four bytes each, row by row
 */
export function png(width, pixels) {
  const height = pixels.length / width / 4;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6], 8);
  const rows = Buffer.alloc(height * (width * 4 + 1));
  for (let y = 0; y < height; y++)
    rows.set(pixels.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/**
 * A Windows icon file that holds PNG pictures.
 * @param {readonly { size: number; file: Buffer }[]} pictures
 */
export function ico(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size, file }] of pictures.entries()) {
    const at = 6 + 16 * index;
    header.set([size % 256, size % 256, 0, 0, 1, 0, 32, 0], at);
    header.writeUInt32LE(file.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += file.length;
  }
  return Buffer.concat([header, ...pictures.map(({ file }) => file)]);
}
