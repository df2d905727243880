import type { Page } from 'playwright-core';
import type { states } from '../sample-view.ts';

/** What somebody might see: a state, and what they did in it. `height`: to have all of a long page in the picture. */
export type Scene = { view: keyof typeof states; height?: number; act?: (page: Page) => Promise<void> };

export type Scenes = Record<string, Scene>;
