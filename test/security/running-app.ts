import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { made } from '../../build/project.mjs';
import { type Desktop, startDesktop } from '../desktop/desktop.ts';
import { type Environment, end } from '../desktop/processes.ts';

const electron = join(made.runtime, 'electron');

export type RunningApp = Readonly<{
  app: ElectronApplication;
  page: Page;
  desktop: Desktop;
  /** Daypass's own data. */
  dataFolder: string;
  stop(): Promise<void>;
}>;

export type RunOptions = Readonly<{
  /** More switches for Chromium. */
  args?: readonly string[];
  /** Fills the home folder before the app starts, and gives more environment variables. */
  prepare?(desktop: Desktop): Promise<Environment>;
}>;

/** The built app in real Electron, its sandbox on, in a home folder of its own, with its window open. */
export async function runApp({ args = [], prepare }: RunOptions = {}): Promise<RunningApp> {
  await access(electron);
  const desktop = await startDesktop({ panel: false, notifications: false });
  try {
    const dataFolder = join(desktop.home, 'daypass');
    const env = defined({ ...desktop.env, DAYPASS_HOME: dataFolder, ...(await prepare?.(desktop)) });
    const app = await _electron.launch({ executablePath: electron, args: [...args], env, chromiumSandbox: true });
    const page = await shownWindow(app, env);
    await page.waitForLoadState('load');
    return {
      app,
      page,
      desktop,
      dataFolder,
      async stop() {
        await app.close();
        await desktop.stop();
      },
    };
  } catch (error) {
    await desktop.stop();
    throw error;
  }
}

/** A second start shows the window of the first. */
async function shownWindow(app: ElectronApplication, env: Record<string, string>): Promise<Page> {
  await app.evaluate(({ app }) => app.whenReady());
  const second = spawn(electron, [], { env, stdio: 'ignore' });
  const gone = once(second, 'exit');
  const page = await app.firstWindow({ timeout: 20_000 });
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 5000))]);
  await end(second);
  return page;
}

const defined = (env: Environment): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
