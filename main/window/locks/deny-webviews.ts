import type { WebContents } from 'electron';

/** `<webview>` is off; should a preference ever turn it on, nothing can be attached to it. */
export function denyWebviews(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
