import { expect, test } from 'vitest';
import { openingBounds } from '../../../main/window/window-bounds.ts';

const laptop = { x: 0, y: 25, width: 1280, height: 775 };
const external = { x: -1920, y: 0, width: 1920, height: 1080 };
const usual = { width: 440, height: 720 };

test('the first window has the usual size and is placed by the system', () => {
  expect(openingBounds(undefined, [laptop])).toEqual(usual);
});

test('a window opens where it was left', () => {
  const left = { x: -500, y: 100, width: 500, height: 600 };
  expect(openingBounds(left, [laptop, external])).toEqual(left);
});

test.each([
  ['its display was unplugged', { x: -1500, y: 100, width: 440, height: 720 }],
  ['only a sliver would show', { x: 1270, y: 100, width: 440, height: 720 }],
  ['its title bar is above the display', { x: 10, y: -300, width: 440, height: 720 }],
  ['its title bar is below the display', { x: 10, y: 795, width: 440, height: 720 }],
  ['what was kept is not numbers', { x: Number.NaN, y: 0, width: 440, height: 720 }],
])('a window could not be reached when %s, so it opens afresh', (_, left) => {
  expect(openingBounds(left, [laptop])).toEqual(usual);
});

test('a window is never smaller than its contents need, nor larger than the display', () => {
  expect(openingBounds({ x: 0, y: 30, width: 200, height: 100 }, [laptop])).toMatchObject({ width: 360, height: 480 });
  const huge = { x: 0, y: 30, width: 9000, height: 9000 };
  expect(openingBounds(huge, [laptop])).toMatchObject({ width: 1280, height: 775 });
});
