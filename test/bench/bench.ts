import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Desktop, startDesktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/eventually.ts';
import { end } from '../desktop/processes.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { memoryOf } from './process-tree.ts';
import { inTurn, row } from './statistics.ts';

export type BenchPlace = Readonly<{
  /** The Electron executable of the checkout's runtime. */
  electron: string;
  /** The packaged `daypass` executable. */
  daypass: string;
  /** The folder with the apps to measure against. */
  apps: string;
  runs: number;
  idleMs: number;
}>;

/** Measures Daypass against the least that Electron can do, and prints one row each. */
export async function bench(place: BenchPlace, print: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'daypass-bench-'));
  const organisation = await startIdentityCenter({ accounts: 50 });
  const desktop = await startDesktop();
  try {
    await signedIn(desktop, organisation);
    const exitAtOnce = await runtimeWith(place, 'exit', folder);
    const emptyTray = await runtimeWith(place, 'empty-tray', folder);
    print(`${''.padEnd(46)}${'Daypass'.padStart(11)}${'Electron'.padStart(11)}${'ratio'.padStart(8)}`);

    const status = await inTurn(
      place.runs,
      () => wallTime(place.daypass, ['status', '--json'], desktop.env),
      () => wallTime(exitAtOnce, ['--no-sandbox'], desktop.env),
    );
    print(row('status --json, process start to exit', 'ms', status));

    const ours = (measure: Measure) => inTray(desktop, place.daypass, ['--hidden'], measure);
    const theirs = (measure: Measure) => inTray(desktop, emptyTray, [], measure);
    const ready: Measure = async (_pid, readyMs) => readyMs;
    print(
      row(
        'tray ready, from process start',
        'ms',
        await inTurn(
          place.runs,
          () => ours(ready),
          () => theirs(ready),
        ),
      ),
    );

    const idle: Measure = async (pid) => {
      await new Promise((resolve) => setTimeout(resolve, place.idleMs));
      return memoryOf(pid);
    };
    print(
      row(
        'idle memory, all processes',
        'MB',
        await inTurn(
          Math.min(3, place.runs),
          () => ours(idle),
          () => theirs(idle),
        ),
      ),
    );
  } finally {
    await desktop.stop();
    await organisation.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

type Measure = (pid: number, readyMs: number) => Promise<number>;

/** A copy of the runtime (hard links where the disk allows) that runs one of the apps to measure against. */
async function runtimeWith({ electron, apps }: BenchPlace, app: string, folder: string): Promise<string> {
  const copy = join(folder, app);
  await cp(dirname(electron), copy, {
    recursive: true,
    filter: (source) => !source.endsWith('/resources/app'),
  });
  await cp(join(apps, app), join(copy, 'resources', 'app'), { recursive: true });
  return join(copy, 'electron');
}

function wallTime(command: string, args: readonly string[], env: Desktop['env']): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { env, stdio: 'ignore' });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve(performance.now() - start);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}.`));
    });
  });
}

/** Starts an app, waits for its tray item on the bus, measures, ends it. */
async function inTray(desktop: Desktop, command: string, args: readonly string[], measure: Measure): Promise<number> {
  const start = performance.now();
  const child = desktop.processes.start(command, args, desktop.env);
  const registered = () =>
    desktop.bus.property<string[]>(
      'org.kde.StatusNotifierWatcher',
      '/StatusNotifierWatcher',
      'org.kde.StatusNotifierWatcher.RegisteredStatusNotifierItems',
    );
  await eventually(`the tray item of ${command}`, async () => (await registered()).length > 0, 20_000);
  const figure = await measure(child.pid ?? 0, performance.now() - start);
  await end(child);
  await eventually('the tray item to be gone', async () => (await registered()).length === 0, 20_000);
  return figure;
}

/** A home folder with one session that is signed in to the sample organisation, and the endpoints that lead there. */
async function signedIn(desktop: Desktop, organisation: IdentityCenter): Promise<void> {
  const { home, env } = desktop;
  await mkdir(join(home, '.aws'), { mode: 0o700 });
  await writeFile(
    join(home, '.aws', 'config'),
    `[sso-session acme]\nsso_start_url = ${organisation.startUrl}\nsso_region = ${organisation.region}\n`,
  );
  await plantToken(join(home, '.aws', 'sso', 'cache'), organisation.grantToken(), 'acme');
  Object.assign(env, organisation.env());
}
