import { choice, consent } from './consent.ts';
import type { Reply } from './message.ts';
import { page } from './page.ts';
import type { Client, World } from './world.ts';

const complaints = {
  invalid_client: 'The app that sent you here is not registered, or its registration ran out.',
  invalid_redirect_uri: 'The app asked to be answered at an address that it did not register.',
  expired: 'This sign-in was already answered, or it took too long.',
} as const;

/** Asks for consent to one authorization request. */
export function authorizePage(world: World, request: string, client: Client): Reply {
  return page(
    200,
    'Allow access',
    `<h1>Allow access to your AWS accounts?</h1>
<p class="soft">Allow it only if you started this sign-in yourself, a moment ago.</p>
${consent(world, client)}
${choice('/authorize', { name: 'request', value: request })}`,
  );
}

/** What a person sees when there is no safe address to send them back to. */
export function badLinkPage(error: keyof typeof complaints): Reply {
  return page(
    400,
    'Sign-in failed',
    `<p class="mark" aria-hidden="true">!</p><h1>This link does not work</h1><p>${complaints[error]} Start again in the app.</p>
<p class="soft">${error}</p>`,
  );
}
