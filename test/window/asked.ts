import type { Page } from 'playwright-core';
import type { CallName } from '../../preload/contract.ts';

/** What the window gave with each of its calls of that name so far, oldest first. */
export const asked = (page: Page, call: CallName) =>
  page.evaluate((name) => window.app.asked.filter((each) => each.call === name).map(({ input }) => input), call);
