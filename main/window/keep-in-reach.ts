import { type BrowserWindow, screen } from 'electron';
import { type Bounds, openingBounds } from './window-bounds.ts';

/** The parts of the displays that windows may lie in, in device-independent pixels. */
export const workAreas = (): Bounds[] => screen.getAllDisplays().map(({ workArea }) => workArea);

/** Brings the window back when the display that it lies on goes or shrinks. Not every desktop does. */
export function keepInReach(window: BrowserWindow): void {
  function look(): void {
    if (openingBounds(window.getNormalBounds(), workAreas()).x === undefined) window.center();
  }

  screen.on('display-removed', look);
  screen.on('display-metrics-changed', look);
  window.once('closed', () => {
    screen.off('display-removed', look);
    screen.off('display-metrics-changed', look);
  });
}
