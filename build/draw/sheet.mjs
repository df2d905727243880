import { png } from './png.mjs';
import { paint } from './shapes.mjs';

/** @typedef {readonly [number, number, number]} Color */
/** @typedef {{ panel: Color; color: Color; size: number }} Row */

const zoom = 4;
const space = 16;

/**
 * A picture to look at: a row for each kind of panel, with each shape four times as large and at its true size.
 * @param {readonly ((size: number) => import('./shapes.mjs').Shape)[]} shapes
 * @param {readonly Row[]} rows
 */
export function sheet(shapes, rows) {
  const largest = Math.max(...rows.map(({ size }) => size));
  const cell = largest * (zoom + 1) + 2 * space;
  const high = largest * zoom + 2 * space;
  const width = cell * shapes.length;
  const pixels = new Uint8Array(width * high * rows.length * 4);
  for (const [row, { panel, color, size }] of rows.entries()) {
    const pictures = shapes.map((shapeAt) => paint(size, [{ shape: shapeAt(size), color }]));
    for (let y = row * high; y < (row + 1) * high; y++) {
      for (let x = 0; x < width; x++) {
        const picture = pictures[Math.floor(x / cell)];
        const [left, top] = [(x % cell) - space, (y % high) - space];
        const at = pixelAt(left, top, size) ?? pixelAt((left - size * zoom - space / 2) * zoom, top * zoom, size);
        const pixel = at === undefined ? undefined : picture?.subarray(at, at + 4);
        pixels.set([...over(panel, pixel), 255], (y * width + x) * 4);
      }
    }
  }
  return png(width, pixels);
}

/**
 * Where the pixel starts that lies at this place of the enlarged picture.
 * @param {number} x
 * @param {number} y
 * @param {number} size
 */
function pixelAt(x, y, size) {
  const [column, row] = [Math.floor(x / zoom), Math.floor(y / zoom)];
  if (column < 0 || row < 0 || column >= size || row >= size) return undefined;
  return (row * size + column) * 4;
}

/**
 * @param {Color} panel
 * @param {Uint8Array | undefined} pixel
 * @returns {number[]}
 */
function over(panel, pixel) {
  if (pixel === undefined) return [...panel];
  const cover = (pixel[3] ?? 0) / 255;
  return panel.map((below, channel) => Math.round(below * (1 - cover) + (pixel[channel] ?? 0) * cover));
}
