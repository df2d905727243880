import { createHash } from 'node:crypto';
import type { EndPage } from '../services/loopback.ts';
import { endPageStyle } from './end-page-style.ts';

type Words = Readonly<{ status: number; look: 'good' | 'bad' | 'plain'; title: string; text: string }>;

const wordsOf: Readonly<Record<Exclude<EndPage, object> | 'stray', Words>> = {
  done: {
    status: 200,
    look: 'good',
    title: 'You are signed in',
    text: 'You can close this tab and go back to Daypass.',
  },
  denied: {
    status: 200,
    look: 'bad',
    title: 'The sign-in was denied',
    text: 'Daypass was given nothing. You can close this tab and go back to Daypass.',
  },
  failed: {
    status: 200,
    look: 'bad',
    title: 'You are not signed in',
    text: 'Something came between. You can close this tab and go back to Daypass, which says what it was.',
  },
  stray: {
    status: 404,
    look: 'plain',
    title: 'Nothing to do here',
    text: 'This page is only for the end of a sign-in. Go back to Daypass to see how yours stands.',
  },
};

/** Drawn, not written: a mark is understood at a glance, and reads nothing out. */
const marks: Readonly<Record<Words['look'], string>> = {
  good: '<path d="M5 12.5 10 17.5 19 7"/>',
  bad: '<path d="M12 6v8M12 17.6v.2"/>',
  plain: '<path d="M6 12h.2M12 12h.2M18 12h.2"/>',
};

/** Nothing is loaded, nothing runs, nobody may put it in a frame, and no copy of it, nor of its address, is kept. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(endPageStyle).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
};

type Answer = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: string }>;

/** The answer that shows how a sign-in ended. Nothing in it comes from the request. */
export function endPage(page: EndPage | 'stray'): Answer {
  if (typeof page === 'object') return { status: 303, headers: { ...headers, location: page.onward }, body: '' };
  const { status, look, title, text } = wordsOf[page];
  const body = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${title} · Daypass</title><style>${endPageStyle}</style></head>
<body><main class="${look}">
<p class="name">Daypass</p>
<svg viewBox="0 0 24 24" aria-hidden="true">${marks[look]}</svg>
<h1>${title}</h1>
<p>${text}</p>
</main></body>
</html>
`;
  return { status, headers, body };
}
