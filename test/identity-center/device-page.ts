import { choice, consent } from './consent.ts';
import { decideDevice, openDevice } from './device-flow.ts';
import type { Call, Reply } from './message.ts';
import { escapeHtml, page } from './page.ts';
import type { World } from './world.ts';

function askForCode(status: number, complaint = ''): Reply {
  return page(
    status,
    'Sign in a device',
    `<h1>Enter the code</h1>${complaint}
<p class="soft">The app that you are signing in shows a code of eight letters.</p>
<form method="get" action="/device"><label for="code">Code</label>
<input id="code" name="user_code" placeholder="ABCD-EFGH" autocomplete="off" autocapitalize="characters" autofocus required>
<div class="choice"><button class="main">Next</button></div></form>`,
  );
}

const unknownCode = (): Reply =>
  askForCode(
    404,
    '<p role="alert"><strong>No request has this code.</strong> It may have run out: start again in the app.</p>',
  );

/** Asks for the user code, or shows it to be compared and asks for consent. */
export function devicePage(call: Call, world: World): Reply {
  const code = call.query.get('user_code') ?? '';
  if (code === '') return askForCode(200);
  const device = openDevice(world, code);
  if (device === undefined) return unknownCode();
  return page(
    200,
    'Sign in a device',
    `<h1>Does the app show this code?</h1>
<p class="code" aria-label="Code">${escapeHtml(device.userCode)}</p>
<p class="soft">Allow it only if you started this sign-in yourself, a moment ago.</p>
${consent(world, device.client)}
${choice('/device', { name: 'user_code', value: device.userCode })}`,
  );
}

export function decideOnDevicePage(call: Call, world: World): Reply {
  const answer = new URLSearchParams(call.body);
  const allowed = answer.get('decision') === 'allow';
  if (!decideDevice(world, answer.get('user_code') ?? '', allowed ? 'allowed' : 'denied')) return unknownCode();
  return allowed
    ? page(
        200,
        'Signed in',
        '<p class="mark" aria-hidden="true">✓</p><h1>You are signed in</h1><p>You can close this tab and go back to the app.</p>',
      )
    : page(
        200,
        'Denied',
        '<p class="mark" aria-hidden="true">✕</p><h1>Access was denied</h1><p>Nothing was given to the app. You can close this tab.</p>',
      );
}
