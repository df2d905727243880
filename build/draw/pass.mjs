import { bar, box, disc, either, without } from './shapes.mjs';

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
 * What the tray shows, told apart by shape alone: full, with a mark, empty, crossed out, or with dots.
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
    const { solid, line, top, bottom } = passAt(size);
    const wide = Math.max(2, Math.round(size / 8));
    const middle = Math.round(size / 2) + (wide % 2) / 2;
    const foot = bottom - line - 1;
    return without(
      solid,
      box(middle - wide / 2, top + line, middle + wide / 2, foot - wide - Math.max(1, line / 2), 0),
      box(middle - wide / 2, foot - wide + 0.5, middle + wide / 2, foot + 0.5, 0),
    );
  },
  'signed-out': (size) => passAt(size).hollow,
  ended: (size) => {
    const { hollow, line } = passAt(size);
    const [from, to] = [size * 0.08, size * 0.92];
    return either(without(hollow, bar(from, to, to, from, line * 3)), bar(from, to, to, from, line * 1.15));
  },
  working: (size) => {
    const { hollow, line, middle } = passAt(size);
    const dot = Math.max(0.95, line * 0.72);
    return either(hollow, ...[-1, 0, 1].map((at) => disc(middle + at * size * 0.18, middle, dot)));
  },
};
