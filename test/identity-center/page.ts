import { html, type Reply } from './message.ts';
import { pageStyle } from './page-style.ts';

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A page of the portal in its frame. `body` is HTML already; `title` is text. */
export function page(status: number, title: string, body: string, head = ''): Reply {
  return html(
    status,
    `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · Access portal</title>
<link rel="icon" href="data:,">
${head}<style>${pageStyle}</style>
</head>
<body>
<header><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2 4 5v6c0 5 3.4 9.3 8 11 4.6-1.7 8-6 8-11V5z"/></svg><span>Acme access portal</span></header>
<main>
${body}
</main>
<footer>A sample portal for trying things out. Nothing here reaches AWS.</footer>
</body>
</html>
`,
  );
}
