import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CallName, Input, Output, Reply } from '../../preload/contract.ts';
import type { IdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { anySpelling, filesWithSecrets } from '../security/find-secrets.ts';
import { definedEnvironment } from './defined-environment.ts';
import { startDesktop } from './desktop.ts';
import { eventually } from './eventually.ts';
import { keyringOnBus } from './keyring-on-bus.ts';
import { notingBrowser } from './noting-browser.ts';
import { launchApp } from './running-app.ts';
import { trayOnBus } from './tray-on-bus.ts';

const section = (name: string): string => `[sso-session ${name}]
sso_start_url = https://${name}.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile ${name}-ro]
sso_session = ${name}
sso_account_id = 001234567890
sso_role_name = ReadOnlyAccess
region = us-east-1

`;

export type KeychainApp = Awaited<ReturnType<typeof keychainApp>>;

/** A desktop with a tray and a real keyring, and the built app on it, for a person with the sessions acme and beta; it is started by `start`. */
export async function keychainApp(center: IdentityCenter) {
  const desktop = await startDesktop({ panel: true, notifications: false });
  const keyring = await keyringOnBus(desktop.processes, desktop);
  const browser = await notingBrowser(desktop.folder);
  const aws = join(desktop.home, '.aws');
  const cache = join(aws, 'sso', 'cache');
  const config = ['acme', 'beta'].map(section).join('');
  await mkdir(cache, { recursive: true, mode: 0o700 });
  await writeFile(join(aws, 'config'), config);
  const variables = { ...desktop.env, ...center.env(), ...browser.env };
  const env = definedEnvironment({ ...variables, DAYPASS_HOME: join(desktop.home, 'daypass') });
  let signIns = 0;
  let running: { app: ElectronApplication; page: Page } | undefined;
  const { app, page } = {
    app: () => running?.app ?? expect.fail('The app does not run.'),
    page: () => running?.page ?? expect.fail('The app does not run.'),
  };

  async function call<C extends CallName>(name: C, input: Input<C>): Promise<Output<C>> {
    type Given = { daypass: Record<string, (input: unknown) => Promise<unknown>> };
    const ask = (call: { name: string; input: unknown }) =>
      (globalThis as unknown as Given).daypass[call.name]?.(call.input);
    const reply = (await page().evaluate(ask, { name, input: input as unknown })) as Reply<Output<C>>;
    return reply.ok ? reply.value : expect.fail(reply.problem.what);
  }

  async function close(): Promise<void> {
    await running?.app.close();
    running = undefined;
  }

  return {
    ...{ desktop, keyring, env, aws, cache, config, app, page, call, close },
    openedPages: browser.opened,
    async start(): Promise<void> {
      running = await launchApp(env);
    },
    button: (name: string) => page().getByRole('button', { name, exact: true }),
    /** Leaves a token in a file, as `aws sso login` does. Each lasts longer than the last one, however soon it comes. */
    async signInElsewhere(session = 'acme'): Promise<string> {
      const token = center.grantToken('refreshable', `https://${session}.awsapps.com/start`);
      signIns += 1;
      await plantToken(cache, { ...token, expiresAt: token.expiresAt + signIns * 60_000 }, session);
      return token.accessToken;
    },
    /** Waits until the panel shows the session so. */
    async trayToSay(text: string): Promise<void> {
      const tray = await trayOnBus(desktop.bus);
      await eventually(`the tray to say ${text}`, async () => (await tray.menu()).some(({ label }) => label === text));
    },
    itemOf: async (session: string) => (await keyring.find('Daypass', session))?.text,
    /** The files of this person, and of their keyring, in which anything of a token is found, however it is written. */
    async plainFiles(): Promise<string[]> {
      const parts = ['access-token', 'refresh-token', 'client-secret'];
      const secrets = center.secrets().filter(({ kind }) => parts.includes(kind));
      expect(secrets.length).toBeGreaterThan(0);
      return filesWithSecrets(desktop.folder, secrets, [], anySpelling);
    },
    async stop(): Promise<void> {
      keyring.goOn();
      await close();
      keyring.leave();
      await desktop.stop();
    },
  };
}

export const newestToken = (center: IdentityCenter): string =>
  center.secrets().findLast(({ kind }) => kind === 'access-token')?.value ?? expect.fail('Nobody has signed in.');
