import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { rendererFile } from './renderer-file.ts';

const nothing = () => new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } });

/** Answers `app://daypass/…` with the files of `folder`. Each answer has a fresh nonce, which `index.html` is told of. */
export function serveRenderer(
  folder: string,
): (request: Readonly<{ method: string; url: string }>) => Promise<Response> {
  return async ({ method, url }) => {
    const file = method === 'GET' ? rendererFile(folder, url) : undefined;
    if (file === undefined) return nothing();
    const nonce = randomBytes(16).toString('base64');
    try {
      const bytes = await readFile(file.path);
      const body = file.type.startsWith('text/html') ? withNonce(bytes.toString('utf8'), nonce) : bytes;
      return new Response(body, { headers: { ...headersFor(nonce), 'content-type': file.type } });
    } catch {
      return nothing();
    }
  };
}

/** react-aria reads the nonce from this element; Chromium hides it from selectors, so that CSS can't leak it. */
const withNonce = (html: string, nonce: string) =>
  html.replace('<head>', `<head>\n    <meta property="csp-nonce" nonce="${nonce}" />`);

const headersFor = (nonce: string) => ({
  'content-security-policy': contentSecurityPolicy(nonce),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
});
