import type { WebContents } from 'electron';

/** The page stays the page: no link, script, form, redirect or frame leads anywhere. What the app itself loads is not asked. */
export function denyNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
}
