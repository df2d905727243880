import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { trayShapes } from '../../../build/draw/pass.mjs';
import { paint, type Shape } from '../../../build/draw/shapes.mjs';
import { root } from '../../../build/project.mjs';
import { trayIconFile } from '../../../main/adapters/tray-icon-file.ts';
import type { TrayIcon } from '../../../main/domain/tray-model.ts';

const states: TrayIcon[] = ['signed-out', 'signed-in', 'ending-soon', 'ended', 'working', 'offline'];
const read = (file: string): Buffer => readFileSync(join(root, 'build', 'icons', 'tray', file));
const widthOf = (png: Buffer): number => png.readUInt32BE(16);

test.each(states)('"%s" is drawn for macOS and Linux at both scales', (state) => {
  expect(widthOf(read(trayIconFile(state, 'darwin', false)))).toBe(16);
  expect(widthOf(read(trayIconFile(state, 'darwin', true).replace('.png', '@2x.png')))).toBe(32);
  expect(widthOf(read(trayIconFile(state, 'linux', false)))).toBe(22);
  expect(widthOf(read(trayIconFile(state, 'linux', true).replace('.png', '@2x.png')))).toBe(44);
});

test.each(states)(
  '"%s" is drawn for Windows in each size that its scales ask for, for light and dark taskbars',
  (state) => {
    const files = [false, true].map((isPanelDark) => read(trayIconFile(state, 'win32', isPanelDark)));
    for (const file of files) {
      const sizes = Array.from({ length: file.readUInt16LE(4) }, (_, index) => file[6 + 16 * index]);
      expect(sizes).toEqual([16, 20, 24, 32, 48]);
    }
    expect(files[0]?.equals(files[1] ?? Buffer.alloc(0))).toBe(false);
  },
);

/** How much of each pixel is covered. */
const covered = (shapeAt: ((size: number) => Shape) | undefined, size: number): number[] => {
  if (shapeAt === undefined) throw new Error('not drawn');
  const pixels = paint(size, [{ shape: shapeAt(size), color: [0, 0, 0] }]);
  return Array.from({ length: size * size }, (_, index) => (pixels[index * 4 + 3] ?? 0) / 255);
};

test('without any colour, each state differs from each other one by more than eight pixels of the smallest icon', () => {
  const pictures = states.map((state) => [state, covered(trayShapes[state], 16)] as const);
  for (const [one, here] of pictures) {
    for (const [other, there] of pictures) {
      if (one === other) continue;
      const difference = here.reduce((sum, value, index) => sum + Math.abs(value - (there[index] ?? 0)), 0);
      expect(difference, `${one} and ${other}`).toBeGreaterThan(8);
    }
  }
});
