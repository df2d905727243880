import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runDaypass } from '../clients/daypass.ts';
import type { IdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { cacheKey } from '../identity-center/python-json.ts';
import { eventually } from './eventually.ts';
import { type NotingBrowser, notingBrowser } from './noting-browser.ts';
import { type RunningApp, runApp } from './running-app.ts';
import { trayOnBus } from './tray-on-bus.ts';

export const startUrl = 'https://acme.awsapps.com/start';
export const accountId = '001234567890';
const config = `[sso-session acme]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile ro]
sso_session = acme
sso_account_id = ${accountId}
sso_role_name = ReadOnlyAccess
region = us-east-1
`;

export type SignedInApp = Awaited<ReturnType<typeof signedInApp>>;

/** The built app on a desktop with a tray, its one session "acme" signed in, and all that its person would see of it. */
export async function signedInApp(center: IdentityCenter, kind: 'refreshable' | 'legacy' = 'refreshable') {
  let browser: NotingBrowser | undefined;
  const running = await runApp({
    desktop: { panel: true },
    async prepare({ home, folder }) {
      browser = await notingBrowser(folder);
      await mkdir(join(home, '.aws'), { mode: 0o700 });
      await writeFile(join(home, '.aws', 'config'), config);
      await plantToken(join(home, '.aws', 'sso', 'cache'), center.grantToken(kind, startUrl), 'acme');
      return { ...center.env(), ...browser.env };
    },
  });
  try {
    return { ...(await watched(running, center)), openedPages: async () => (await browser?.opened()) ?? [] };
  } catch (error) {
    await running.stop();
    throw error;
  }
}

async function watched(running: RunningApp, center: IdentityCenter) {
  const { app, page, desktop } = running;
  const tray = await trayOnBus(desktop.bus);
  // A reminder may stand above it.
  const sessionText = async () => (await tray.menu()).find(({ label }) => label.startsWith('acme: '))?.label ?? '';
  await page.evaluate(watchNotices);
  return {
    ...running,
    /** Waits until the tray says this of the session. */
    says: (text: string | RegExp, ms?: number) =>
      eventually(`the tray to say ${text}`, async () => sessionSays(await sessionText(), text), ms),
    sessionText,
    /** The token in the file that every AWS tool reads. */
    token: async () => JSON.parse(await readFile(join(desktop.home, '.aws', 'sso', 'cache', cacheKey('acme')), 'utf8')),
    /** What `daypass status --json` says of the session. */
    async status() {
      const { stdout } = await runDaypass(['status', '--json'], { home: desktop.home, env: center.env() });
      return JSON.parse(stdout).sessions[0];
    },
    /** Every notice that its person was shown, in order. */
    notices: () => page.evaluate(() => (globalThis as unknown as WithNotices).notices),
    /** Sets the clock that the main process reads so far ahead of the machine's; timers do not notice, as when a person sets it. */
    setClockAhead: (ms: number) =>
      app.evaluate((_, ahead) => {
        const clock = Date as unknown as { machineNow?: () => number; now: () => number };
        clock.machineNow ??= Date.now;
        const { machineNow } = clock;
        clock.now = () => machineNow() + ahead;
      }, ms),
    /** What Electron tells the app when the machine has slept, or its person comes back to it. */
    wakeUp: (event: 'resume' | 'unlock-screen' = 'resume') =>
      app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name as 'resume'), event),
  };
}

const sessionSays = (said: string, text: string | RegExp): boolean =>
  typeof text === 'string' ? said === `acme: ${text}` : text.test(said);

type WithNotices = { notices: string[] };

function watchNotices(): void {
  const notices: string[] = [];
  let last = '';
  const look = () => {
    const shown = document.querySelector('footer .footer-line')?.textContent ?? '';
    if (shown !== last && shown !== '') notices.push(shown);
    last = shown;
  };
  (globalThis as unknown as WithNotices).notices = notices;
  new MutationObserver(look).observe(document.body, { childList: true, characterData: true, subtree: true });
  look();
}
