import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { made } from '../../build/project.mjs';
import { definedEnvironment } from './defined-environment.ts';
import { type Desktop, type DesktopOptions, startDesktop } from './desktop.ts';
import { eventually } from './eventually.ts';
import { type Environment, end } from './processes.ts';

const electron = join(made.runtime, 'electron');

export type RunningApp = Readonly<{
  app: ElectronApplication;
  page: Page;
  desktop: Desktop;
  /** Daypass's own data. */
  dataFolder: string;
  /** Starts the program once more, as a person would who looks for its window; resolves when that start has ended. */
  startAgain(...args: string[]): Promise<void>;
  stop(): Promise<void>;
}>;

export type RunOptions = Readonly<{
  /** With a panel that holds the tray, and with notifications. */
  desktop?: DesktopOptions;
  /** More switches for Chromium. */
  args?: readonly string[];
  /** Fills the home folder before the app starts, and gives more environment variables. */
  prepare?(desktop: Desktop): Promise<Environment>;
}>;

/** The built app in real Electron, its sandbox on, in a home folder of its own, with its window open. */
export async function runApp({ args = [], prepare, ...options }: RunOptions = {}): Promise<RunningApp> {
  await access(electron);
  const desktop = await startDesktop({ panel: false, notifications: false, ...options.desktop });
  let app: ElectronApplication | undefined;
  try {
    const dataFolder = join(desktop.home, 'daypass');
    const env = definedEnvironment({ ...desktop.env, DAYPASS_HOME: dataFolder, ...(await prepare?.(desktop)) });
    const launched = await launchApp(env, args, (started) => {
      app = started;
    });
    const stop = () => stopAll(launched.app, desktop);
    return { ...launched, desktop, dataFolder, startAgain: (...args) => startAgain(env, ...args), stop };
  } catch (error) {
    await stopAll(app, desktop);
    throw error;
  }
}

/** Starts the built app with its sandbox on, and opens its window. `onStarted` is told of the app before its window is there. */
export async function launchApp(
  env: Record<string, string>,
  args: readonly string[] = [],
  onStarted: (app: ElectronApplication) => void = () => undefined,
): Promise<Pick<RunningApp, 'app' | 'page'>> {
  const app = await _electron.launch({ executablePath: electron, args: [...args], env, chromiumSandbox: true });
  onStarted(app);
  // A promise that is waited for from outside can be lost while the app starts.
  await eventually('the app to be ready', () => app.evaluate(({ app }) => app.isReady()), 20_000);
  const [page] = await Promise.all([app.firstWindow({ timeout: 20_000 }), startAgain(env)]);
  await page.waitForLoadState('load');
  return { app, page };
}

async function stopAll(app: ElectronApplication | undefined, desktop: Desktop): Promise<void> {
  const ended = app?.close();
  const late = setTimeout(() => app?.process().kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(late);
  await desktop.stop();
}

async function startAgain(env: Record<string, string>, ...args: string[]): Promise<void> {
  const second = spawn(electron, args, { env, stdio: 'ignore' });
  const gone = once(second, 'exit');
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 5000))]);
  if (second.exitCode === null) {
    await end(second);
    throw new Error('A second start did not end: there are two apps.');
  }
}
