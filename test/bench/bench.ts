import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Desktop, startDesktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/eventually.ts';
import { end } from '../desktop/processes.ts';
import { itemsOnPanel, panelWithoutItems, trayOnBus } from '../desktop/tray-on-bus.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { removeFolder } from '../remove-folder.ts';
import { type IdleCost, idleCost } from './idle.ts';
import { benchProcessProfile } from './process-profile.ts';
import { heading, inTurn, median, row } from './statistics.ts';
import { benchSweep } from './sweep.ts';

export type BenchPlace = Readonly<{
  /** The Electron executable of the checkout's runtime. */
  electron: string;
  /** The packaged `daypass` executable. */
  daypass: string;
  /** The folder with the apps to measure against. */
  apps: string;
  runs: number;
  idleMs: number;
  /** Of the organisation whose credentials are all got at once. */
  accounts: number;
}>;

/** Measures Daypass against the least that Electron can do, and what scripts do, and prints one row each. */
export async function bench(place: BenchPlace, print: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'daypass-bench-'));
  const organisation = await startIdentityCenter({ accounts: 50 });
  const desktop = await startDesktop();
  try {
    await signedIn(desktop, organisation);
    const exitAtOnce = await runtimeWith(place, 'exit', folder);
    const emptyTray = await runtimeWith(place, 'empty-tray', folder);
    print(heading('Electron'));

    const status = await inTurn(
      place.runs,
      () => wallTime(place.daypass, ['status', '--json'], desktop.env),
      () => wallTime(exitAtOnce, ['--no-sandbox', '--no-zygote'], desktop.env),
    );
    print(row('status --json, process start to exit', 'ms', status));

    const tray = await inTurn(
      place.runs,
      () => timeToTray(desktop, [place.daypass, '--hidden']),
      () => timeToTray(desktop, [emptyTray]),
    );
    print(row('tray ready, from process start', 'ms', tray));

    const known: number[] = [];
    for (let run = 0; run < place.runs; run++) known.push(await timeToSession(desktop, [place.daypass, '--hidden']));
    print(`From process start until the tray knows the session: ${Math.round(median(known))} ms.`);

    const { costs, menuUpdates } = await bothIdle(desktop, [place.daypass, '--hidden'], [emptyTray], place.idleMs);
    const idle = (name: string, unit: string, of: (cost: IdleCost) => number) => {
      const [ours = Number.NaN, theirs = Number.NaN] = costs.map(of);
      print(
        row(`idle ${Math.round(place.idleMs / 1000)} s, signed in: ${name}`, unit, { ours: [ours], theirs: [theirs] }),
      );
    };
    idle('processor', 'ms/min', ({ cpuMsPerMinute }) => cpuMsPerMinute);
    idle('wake-ups', '/min', ({ wakeUpsPerMinute }) => wakeUpsPerMinute);
    idle('memory, all processes', 'MB', ({ megabytes }) => megabytes);
    print(`While idle, a menu was changed ${menuUpdates} times.`);
    if (menuUpdates > 0) throw new Error('A menu was rebuilt though nothing had happened.');

    await benchProcessProfile({ ...place, desktop }, print);
    await benchSweep(place.daypass, place.accounts, print);
  } finally {
    await desktop.stop();
    await organisation.stop();
    await removeFolder(folder);
  }
}

type Command = readonly [command: string, ...args: string[]];

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

/** From the start of the process until its tray item is on the bus. */
async function timeToTray(desktop: Desktop, [command, ...args]: Command): Promise<number> {
  const start = performance.now();
  const child = desktop.processes.start(command, args, desktop.env);
  await trayItems(desktop, 1);
  const ms = performance.now() - start;
  await end(child);
  await panelWithoutItems(desktop);
  return ms;
}

/** From the start of the process until its tray tells how long the session lasts. */
async function timeToSession(desktop: Desktop, [command, ...args]: Command): Promise<number> {
  const start = performance.now();
  const child = desktop.processes.start(command, args, desktop.env);
  const tray = await trayOnBus(desktop.bus);
  await eventually(
    'the session',
    async () => JSON.stringify(await tray.property('ToolTip')).includes('acme'),
    20_000,
    2,
  );
  const ms = performance.now() - start;
  await end(child);
  await panelWithoutItems(desktop);
  return ms;
}

/** Two apps in one tray, so that what the machine does beside them meets both alike. */
async function bothIdle(desktop: Desktop, ours: Command, theirs: Command, ms: number) {
  const children = [ours, theirs].map(([command, ...args]) => desktop.processes.start(command, args, desktop.env));
  await trayItems(desktop, 2);
  const pids = children.map(({ pid }) => pid ?? 0);
  const cost = await idleCost(desktop, pids, ms);
  await Promise.all(children.map(end));
  return cost;
}

/** With longer pauses, what is measured would be so many pauses. */
const trayItems = ({ bus }: Desktop, count: number): Promise<boolean> =>
  eventually(`${count} tray items`, async () => (await itemsOnPanel(bus)).length === count, 20_000, 2);

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
