import { type Session, session } from 'electron';
import { appOrigin, appScheme } from './scheme.ts';
import { serveRenderer } from './serve-renderer.ts';

/**
 * The window's own browsing session. It lives in memory (no `persist:`), so the window leaves no cache, no cookie and
 * no storage on the disk; and of all addresses it can load only `app://daypass/`, not even a file.
 */
export function windowSession(rendererFolder: string): Session {
  const own = session.fromPartition('window', { cache: false });
  own.protocol.handle(appScheme, serveRenderer(rendererFolder));
  own.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isLoadable(request.url) }));
  return own;
}

/** DevTools are off in a packaged app, so there their pages are never asked for. */
const isLoadable = (url: string): boolean => url.startsWith(`${appOrigin}/`) || url.startsWith('devtools://');
