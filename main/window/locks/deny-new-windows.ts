import type { WebContents } from 'electron';

/** `window.open` and `target=_blank` open nothing. Links go through the bridge, which knows their kinds. */
export function denyNewWindows(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
