/** @typedef {(x: number, y: number) => boolean} Shape whether a point belongs to it */

/** @type {(x: number, y: number, radius: number) => Shape} */
export const disc = (cx, cy, radius) => (x, y) => (x - cx) ** 2 + (y - cy) ** 2 <= radius ** 2;

/** @type {(left: number, top: number, right: number, bottom: number, radius: number) => Shape} */
export const box = (left, top, right, bottom, radius) => (x, y) => {
  if (x < left || x > right || y < top || y > bottom) return false;
  const dx = Math.max(left + radius - x, x - (right - radius), 0);
  const dy = Math.max(top + radius - y, y - (bottom - radius), 0);
  return dx * dx + dy * dy <= radius * radius || dx === 0 || dy === 0;
};

/** A bar with flat ends, from one point to another. @type {(x1: number, y1: number, x2: number, y2: number, width: number) => Shape} */
export const bar = (x1, y1, x2, y2, width) => {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = Math.hypot(dx, dy);
  return (x, y) => {
    const along = ((x - x1) * dx + (y - y1) * dy) / length;
    const across = Math.abs((x - x1) * dy - (y - y1) * dx) / length;
    return along >= 0 && along <= length && across <= width / 2;
  };
};

/** @type {(...shapes: Shape[]) => Shape} */
export const either =
  (...shapes) =>
  (x, y) =>
    shapes.some((shape) => shape(x, y));

/** @type {(...shapes: Shape[]) => Shape} */
export const both =
  (...shapes) =>
  (x, y) =>
    shapes.every((shape) => shape(x, y));

/** @type {(shape: Shape, ...holes: Shape[]) => Shape} */
export const without =
  (shape, ...holes) =>
  (x, y) =>
    shape(x, y) && !holes.some((hole) => hole(x, y));

/**
 * Paints layers, each of one colour, with 8 by 8 samples a pixel.
 * @param {number} size
 * @param {readonly { shape: Shape; color: readonly [number, number, number] }[]} layers
 */
export function paint(size, layers) {
  const pixels = new Uint8Array(size * size * 4);
  const samples = 8;
  for (let index = 0; index < size * size; index++) {
    const [left, top] = [index % size, Math.floor(index / size)];
    const sum = [0, 0, 0];
    let covered = 0;
    for (let sample = 0; sample < samples * samples; sample++) {
      const x = left + ((sample % samples) + 0.5) / samples;
      const y = top + (Math.floor(sample / samples) + 0.5) / samples;
      const color = layers.findLast(({ shape }) => shape(x, y))?.color;
      if (color === undefined) continue;
      covered += 1;
      for (const channel of [0, 1, 2]) sum[channel] = (sum[channel] ?? 0) + (color[channel] ?? 0);
    }
    if (covered === 0) continue;
    pixels.set(
      [...sum.map((value) => Math.round(value / covered)), Math.round((covered / samples ** 2) * 255)],
      index * 4,
    );
  }
  return pixels;
}
