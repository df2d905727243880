import { escapeHtml } from './page.ts';
import type { Client, World } from './world.ts';

/** Who is signed in and what the client asks for: the part that both sign-in pages share. */
export function consent(world: World, client: Client): string {
  return `<div class="who"><b aria-hidden="true">${escapeHtml(world.user.slice(0, 1).toUpperCase())}</b>
<span>Signed in as<br><strong>${escapeHtml(world.user)}</strong></span></div>
<p><strong>${escapeHtml(client.name)}</strong> will be able to:</p>
<ul><li>see your accounts and roles</li><li>get short-lived credentials for them</li></ul>`;
}

/** Two plain buttons of one form; `hidden` names the request that is answered. */
export function choice(action: string, hidden: Readonly<{ name: string; value: string }>): string {
  return `<form method="post" action="${action}">
<input type="hidden" name="${hidden.name}" value="${escapeHtml(hidden.value)}">
<div class="choice"><button name="decision" value="deny">Deny</button>
<button class="main" name="decision" value="allow">Allow access</button></div>
</form>`;
}
