import { type Call, json, type Reply } from './message.ts';
import { page } from './page.ts';
import type { ConsoleVisit, World } from './world.ts';

/**
 * The portal's own page. What a console link names stands behind the `#`, which a server never sees:
 * the page's script shows it and reports it.
 */
const script = `
const [where, rest = ''] = location.hash.slice(1).split('?');
const asked = new URLSearchParams(rest);
if (where === '/device') location.replace('/device?' + asked);
if (where === '/console') {
  const visit = { accountId: asked.get('account_id'), role: asked.get('role_name'), destination: asked.get('destination') };
  const show = (id, text) => { document.getElementById(id).textContent = text ?? 'not named'; };
  const names = JSON.parse(document.getElementById('names').textContent);
  show('account', (names[visit.accountId] ? names[visit.accountId] + ', ' : '') + visit.accountId);
  show('role', visit.role); show('destination', visit.destination ?? 'the console home page');
  document.getElementById('console').hidden = false; document.getElementById('home').hidden = true;
  document.title = 'Console · Access portal';
  fetch('/start', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(visit) });
}
addEventListener('hashchange', () => location.reload());
`;

export function startPage(_call: Call, world: World): Reply {
  const names = Object.fromEntries(world.accounts().map((account) => [account.accountId, account.accountName]));
  const data = JSON.stringify(names).replaceAll('<', '\\u003c');
  return page(
    200,
    'Accounts',
    `<div id="home"><h1>You are at the portal</h1>
<p>${world.accounts().length} accounts wait for you here. Use the app to open one, or to get credentials for it.</p></div>
<div id="console" hidden><p class="mark" aria-hidden="true">↗</p><h1>The AWS console would open here</h1>
<dl><dt>Account</dt><dd id="account"></dd><dt>Role</dt><dd id="role"></dd><dt>Page</dt><dd id="destination"></dd></dl></div>
<script type="application/json" id="names">${data}</script><script>${script}</script>`,
    `<meta name="region" content="${world.region}">\n`,
  );
}

/** Notes a console link that a browser opened. */
export function recordConsoleVisit(call: Call, world: World): Reply {
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  let body: Record<string, unknown>;
  try {
    body = Object(JSON.parse(call.body));
  } catch {
    return json(400, { message: 'not JSON' });
  }
  const [accountId, role, destination] = [text(body.accountId), text(body.role), text(body.destination)];
  if (accountId === undefined) return json(400, { message: 'no account' });
  const visit: ConsoleVisit = {
    accountId,
    ...(role === undefined ? {} : { role }),
    ...(destination === undefined ? {} : { destination }),
  };
  world.consoleVisits.push(visit);
  return json(200, {});
}
