import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { _electron, type Page } from 'playwright-core';
import { launchChromium } from '../desktop/chromium.ts';
import { definedEnvironment } from '../desktop/defined-environment.ts';
import { startDesktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/eventually.ts';
import { trayOnBus } from '../desktop/tray-on-bus.ts';
import type { DemoPlace } from './demo.ts';
import { demoHome } from './demo-home.ts';
import type { IdentityCenter } from './identity-center.ts';

const run = promisify(execFile);

/** The main job from signed out to an exported profile, on a desktop of its own, with a picture of each step. */
export async function walkThrough(
  place: DemoPlace,
  organisation: IdentityCenter,
  say: (line: string) => void,
): Promise<void> {
  await mkdir(place.screenshots, { recursive: true });
  const desktop = await startDesktop();
  let step = 0;
  const picture = async (what: string, take: (file: string) => Promise<unknown>) => {
    step += 1;
    const name = `${step}-${what.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.png`;
    await take(join(place.screenshots, name));
    say(`  ${String(step).padStart(2)}. ${what.padEnd(52)} ${name}`);
  };
  say('Walking through the main job, on a virtual display:');
  try {
    const home = await demoHome(organisation, desktop.home);
    const opened = join(desktop.folder, 'opened.txt');
    const env = definedEnvironment({
      ...desktop.env,
      ...home.env,
      BROWSER: await notingBrowser(desktop.folder, opened),
    });
    const app = await _electron.launch({ executablePath: place.electron, args: [], env, chromiumSandbox: true });
    const window = await app.firstWindow();
    const shot = (what: string) => picture(what, (path) => window.screenshot({ path }));

    await window.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await shot('Signed out');
    await window.getByRole('button', { name: 'Sign in', exact: true }).click();
    await window.getByText('Allow access in your browser').waitFor();
    await shot('Waiting for the browser');
    await approve(opened, (what, page) => picture(what, (path) => page.screenshot({ path })));

    await window.getByText('Accounts, 50').waitFor();
    await shot('Accounts are there roles are still arriving');
    await window.getByText(/^Roles of \d+ of 50 accounts$/).waitFor({ state: 'detached', timeout: 60_000 });
    await window.getByPlaceholder('Account, role or number').fill('production');
    await window
      .getByRole('button', { name: /^Production/ })
      .first()
      .click();
    await shot('Found by a word');

    await window.getByRole('button', { name: /^More: Production, ReadOnlyAccess/ }).click();
    await window.getByRole('menuitem', { name: /Pin to the top/ }).click();
    await window
      .getByRole('button', { name: /^Copy credentials: Production, ReadOnlyAccess/ })
      .last()
      .click();
    await window.getByText(/Clears in/).waitFor();
    await shot('Pinned and copied');
    const copied = await desktop.clipboard();
    say(`     The clipboard holds: ${[...copied.matchAll(/AWS_\w+/g)].join(', ')}`);

    await window
      .getByRole('button', { name: /^More: Production, ReadOnlyAccess/ })
      .last()
      .click();
    await window.getByRole('menuitem', { name: /Export profile/ }).click();
    await window.getByLabel('Profile name').fill('production');
    await window.getByText('[profile production]').waitFor();
    await shot('A profile with the exact change');
    await window.getByRole('button', { name: 'Export', exact: true }).click();
    await window.getByText('Profile ready').waitFor();
    await shot('The profile is ready');
    await window.getByRole('button', { name: 'Done' }).click();
    await picture('The desktop with the tray', desktop.screenshot);

    say('  The tray menu, as the panel reads it:');
    for (const { label } of await (await trayOnBus(desktop.bus)).menu()) if (label !== '') say(`     ${label}`);
    await app.close();

    say('  The same without a window:');
    const verb = async (...args: string[]) => {
      const { stdout } = await run(place.launcher, args, { env });
      say(`     $ daypass ${args.join(' ')}`);
      for (const line of stdout.trimEnd().split('\n').slice(0, 6)) say(`       ${line}`);
    };
    await verb('status');
    await verb('accounts');
    say('  What the AWS tools read now (~/.aws/config):');
    for (const line of (await readFile(home.config, 'utf8')).trimEnd().split('\n')) say(`     ${line}`);
    await copyFile(home.config, join(place.screenshots, 'config.txt'));
    say(`Done. The pictures are in ${place.screenshots}`);
  } finally {
    await desktop.stop();
  }
}

/** A browser that notes what it is asked to open; the walk opens it itself, to take its picture. */
async function notingBrowser(folder: string, note: string): Promise<string> {
  const script = join(folder, 'browser');
  await writeFile(script, `#!/bin/sh\nprintf '%s' "$1" > '${note}'\n`);
  await chmod(script, 0o755);
  return script;
}

/** Approves the sign-in as a person does, in a real browser. */
async function approve(opened: string, picture: (what: string, page: Page) => Promise<void>): Promise<void> {
  const url = await eventually('the sign-in page', () => readFile(opened, 'utf8').catch(() => undefined));
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 900, height: 640 } });
    await page.goto(url);
    await picture('The sign-in page', page);
    await page.getByRole('button', { name: 'Allow access' }).click();
    await page.waitForURL(/\/oauth\/callback/);
    await picture('Signed in', page);
  } finally {
    await browser.close();
  }
}
