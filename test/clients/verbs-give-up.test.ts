import { mkdtemp } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Fault } from '../identity-center/faults.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { removeFolder } from '../remove-folder.ts';
import { expectFailedVerb, runDaypass } from './daypass.ts';

const verbs = {
  accounts: ['accounts'],
  credentials: ['credentials', '--account', '001234567890', '--role', 'ReadOnlyAccess'],
} as const;
const bothVerbs = ['accounts', 'credentials'] as const;

/** All run at once, hence the room above what each takes alone: at most 15 s, for a host that never answers. */
const mostMs = 20_000;

/** Runs a verb, signed in; `arrange` gives the portal's endpoint. It has to end with 5 and these words, soon. */
async function expectToGiveUp(
  verb: keyof typeof verbs,
  words: RegExp,
  arrange: (center: IdentityCenter) => string,
): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'daypass-give-up-'));
  const center = await startIdentityCenter();
  try {
    await plantToken(join(home, '.aws', 'sso', 'cache'), center.grantToken());
    const run = await runDaypass(verbs[verb], { home, env: { AWS_ENDPOINT_URL_SSO: arrange(center) } });
    expectFailedVerb(run, 5, words, center.secrets());
    expect(run.ms).toBeLessThan(mostMs);
  } finally {
    await center.stop();
    await removeFolder(home);
  }
}

test.concurrent.each(bothVerbs)('%s gives up a host that refuses connections', (verb) =>
  expectToGiveUp(verb, /can't be reached\. The connection to 127\.0\.0\.1:9 was refused/, () => 'http://127.0.0.1:9'),
);

test.concurrent.each(bothVerbs)('%s gives up a host that never answers', async (verb) => {
  const silent = createServer((socket) => socket.on('error', () => {}));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  try {
    await expectToGiveUp(verb, /127\.0\.0\.1:\d+ does not answer/, () => `http://127.0.0.1:${port}`);
  } finally {
    silent.close();
  }
});

const fail = (fault: Fault) => (center: IdentityCenter) => {
  for (const operation of ['ListAccounts', 'GetRoleCredentials'] as const) center.failNext(operation, fault, 1000);
  return center.url;
};

test.concurrent.each(bothVerbs)('%s gives up when AWS asks for fewer requests and does nothing else', (verb) =>
  expectToGiveUp(verb, /AWS is too busy/, fail('throttled')),
);

test.concurrent.each(bothVerbs)('%s gives up when AWS has nothing but errors', (verb) =>
  expectToGiveUp(verb, /AWS is too busy.*HTTP 503/, fail('unavailable')),
);

test.concurrent('accounts gives up when the accounts are there, and no role of any', () =>
  expectToGiveUp('accounts', /AWS is too busy/, (center) => {
    center.change({ accounts: 300 });
    center.failNext('ListAccountRoles', 'server-error', 100_000);
    return center.url;
  }));
