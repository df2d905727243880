import { bar, both, box, disc, either, without } from './shapes.mjs';

/** @typedef {import('./shapes.mjs').Shape} Shape */

/**
 * The pass: a ticket with a notch in each side, drawn for one size, so that its edges fall on whole pixels.
 * @param {number} size
 */
export function passAt(size) {
  const line = Math.max(1, Math.round(size / 11));
  const [left, top] = [Math.round(size / 32), Math.round(size * 0.17)];
  const [right, bottom] = [size - left, size - top];
  const middle = size / 2;
  /** @type {(inset: number) => Shape} */
  const ticket = (inset) =>
    without(
      box(left + inset, top + inset, right - inset, bottom - inset, Math.max(0, size / 9 - inset)),
      disc(left, middle, size / 8 + inset),
      disc(right, middle, size / 8 + inset),
    );
  const solid = ticket(0);
  return { solid, hollow: without(solid, ticket(line)), line, middle, top, bottom, left, right };
}

/**
 * What the tray shows, told apart by shape alone: the pass is full, used up to a part, empty, crossed out, with dots, or torn in two.
 * @type {Record<string, (size: number) => Shape>}
 */
export const trayShapes = {
  'signed-in': (size) => {
    const { solid, line, middle, top, bottom } = passAt(size);
    const x = Math.round(middle + size * 0.14) + (line % 2) / 2;
    const dash = (bottom - top - 2 * line) / 3;
    const hole = (/** @type {number} */ y) => bar(x, y, x, y + dash * 0.6, line * 0.75);
    return without(solid, hole(top + line * 1.4), hole(top + line * 1.4 + dash), hole(top + line * 1.4 + 2 * dash));
  },
  'ending-soon': (size) => {
    const { solid, hollow, left, right } = passAt(size);
    return either(hollow, both(solid, box(0, 0, Math.round(left + (right - left) * 0.42), size, 0)));
  },
  'signed-out': (size) => passAt(size).hollow,
  ended: (size) => {
    const { hollow, line } = passAt(size);
    const [from, to] = [size * 0.08, size * 0.92];
    return either(without(hollow, bar(from, to, to, from, line * 3)), bar(from, to, to, from, line * 1.15));
  },
  working: (size) => {
    const { hollow, middle } = passAt(size);
    // In whole pixels, or they run together in the smallest.
    const dot = 2 * Math.max(1, Math.round(size / 18));
    const step = dot + Math.max(1, Math.round(size / 14));
    const dots = [-1, 0, 1].map((at) => middle + at * step - dot / 2);
    return either(hollow, ...dots.map((x) => box(x, middle - dot / 2, x + dot, middle + dot / 2, 0)));
  },
  offline: (size) => {
    const { hollow, line, middle } = passAt(size);
    const halves = without(hollow, bar(middle, 0, middle, size, line * 2));
    const shift = Math.max(1, Math.round(size / 18));
    return (x, y) => halves(x, x < middle ? y + shift : y - shift);
  },
};
