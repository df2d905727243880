/**
 * Does by itself what a person does on the stand-in's page: loads it, presses a button, and goes where that leads, as a browser
 * would. Gives the page at the end.
 */
export async function followPage(url: string, decision: 'allow' | 'deny' = 'allow'): Promise<Response> {
  const page = await fetch(url);
  const html = await page.text();
  if (!page.ok) throw new Error(`The page answered ${page.status}: ${html.replaceAll(/<[^>]+>/g, ' ').trim()}`);
  const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1];
  const [, name = '', value = ''] = /<input type="hidden" name="([^"]+)" value="([^"]+)"/.exec(html) ?? [];
  if (action === undefined) throw new Error('There is nothing to press on this page.');
  return fetch(new URL(action, url), { method: 'POST', body: new URLSearchParams({ [name]: value, decision }) });
}
