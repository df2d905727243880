import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { passAt, trayShapes } from './draw/pass.mjs';
import { ico, png } from './draw/png.mjs';
import { bar, box, paint } from './draw/shapes.mjs';
import { sheet } from './draw/sheet.mjs';
import { root } from './project.mjs';

// Draws the icons anew, and docs/images/tray-icons.png to look at: `node build/draw-icons.mjs`. Their files are committed; the
// build only copies them.
const folder = join(root, 'build', 'icons');
mkdirSync(join(folder, 'tray'), { recursive: true });

/** @typedef {readonly [number, number, number]} Color */
/** @type {Color} */
const accent = [0x0b, 0x6e, 0x69];
/** Half way between black and white for the eye, so that it stands out from light and from dark panels. @type {Color} */
const onAnyPanel = [0x20, 0x96, 0x8f];
/** macOS takes the shape alone and colours it itself. @type {Color} */
const template = [0, 0, 0];
/** Windows draws its own in these. @type {Color} */
const light = [0xff, 0xff, 0xff];
/** @type {Color} */
const dark = [0x1a, 0x1a, 0x1a];

for (const [state, shapeAt] of Object.entries(trayShapes)) {
  const draw = (/** @type {string} */ name, /** @type {number} */ size, /** @type {Color} */ color) =>
    writeFileSync(join(folder, 'tray', name), png(size, paint(size, [{ shape: shapeAt(size), color }])));
  draw(`${state}.png`, 22, onAnyPanel);
  draw(`${state}@2x.png`, 44, onAnyPanel);
  draw(`${state}Template.png`, 16, template);
  draw(`${state}Template@2x.png`, 32, template);
  for (const [panel, color] of Object.entries({ light: dark, dark: light })) {
    const picture = (/** @type {number} */ size) => ({
      size,
      file: png(size, paint(size, [{ shape: shapeAt(size), color }])),
    });
    writeFileSync(join(folder, 'tray', `${state}-on-${panel}.ico`), ico([16, 20, 24, 32, 48].map(picture)));
  }
}

/** @type {Color} */
const lightPanel = [0xf0, 0xf0, 0xf0];
/** @type {Color} */
const darkPanel = [0x20, 0x20, 0x20];
const rows = [
  { panel: lightPanel, color: dark, size: 16 },
  { panel: darkPanel, color: light, size: 16 },
  { panel: lightPanel, color: onAnyPanel, size: 22 },
  { panel: darkPanel, color: onAnyPanel, size: 22 },
];
writeFileSync(join(root, 'docs', 'images', 'tray-icons.png'), sheet(Object.values(trayShapes), rows));

const icon = (/** @type {number} */ size) => ({ size, file: png(size, paint(size, appLayers(size))) });
for (const size of [256, 1024])
  writeFileSync(join(folder, size === 256 ? 'icon-256.png' : 'icon.png'), icon(size).file);
writeFileSync(join(folder, 'icon.ico'), ico([16, 24, 32, 48, 64, 256].map(icon)));

/**
 * A white pass on the accent, with the perforation where the day is torn off.
 * @param {number} size
 */
function appLayers(size) {
  const inner = Math.round(size * 0.74);
  const shift = (size - inner) / 2;
  const { solid, top, bottom } = passAt(inner);
  const x = size * 0.6;
  const step = (bottom - top) / 6;
  const dashes = [1.1, 2.6, 4.1].map((at) =>
    bar(x, shift + top + at * step, x, shift + top + (at + 0.8) * step, size / 26),
  );
  return [
    { shape: box(size * 0.04, size * 0.04, size * 0.96, size * 0.96, size * 0.2), color: accent },
    {
      shape: (/** @type {number} */ px, /** @type {number} */ py) => solid(px - shift, py - shift),
      color: /** @type {Color} */ ([255, 255, 255]),
    },
    ...dashes.map((shape) => ({ shape, color: accent })),
  ];
}
