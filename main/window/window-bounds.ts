/** A rectangle in screen coordinates (device-independent pixels). */
export type Bounds = Readonly<{ x: number; y: number; width: number; height: number }>;

export const usualSize = { width: 440, height: 720 };
export const smallestSize = { width: 360, height: 480 };

/** This much of the title bar must lie on a display for a window to be found and moved by hand. */
const graspable = { width: 80, height: 24 };

/**
 * Where to open the window: where it was left, if a person could still reach it there; otherwise the usual size,
 * placed by the system. `workAreas` are those of the displays that are connected now.
 */
export function openingBounds(
  remembered: Bounds | undefined,
  workAreas: readonly Bounds[],
): Readonly<{ width: number; height: number; x?: number; y?: number }> {
  if (remembered === undefined || !Object.values(remembered).every(Number.isSafeInteger)) return usualSize;
  const home = workAreas.find((area) => reachable(remembered, area));
  if (home === undefined) return usualSize;
  return {
    x: remembered.x,
    y: remembered.y,
    width: between(smallestSize.width, remembered.width, home.width),
    height: between(smallestSize.height, remembered.height, home.height),
  };
}

function reachable(window: Bounds, area: Bounds): boolean {
  const shownWidth = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const titleBarInside = window.y >= area.y && window.y + graspable.height <= area.y + area.height;
  return shownWidth >= graspable.width && titleBarInside;
}

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(value, most));
