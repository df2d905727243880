import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { removeFolder } from '../remove-folder.ts';
import { demoHome } from './demo-home.ts';
import { walkThrough } from './demo-walk.ts';
import { type IdentityCenter, startIdentityCenter } from './identity-center.ts';

export type DemoPlace = Readonly<{
  /** The Electron executable, whose `resources/app` is the built app. */
  electron: string;
  /** The `daypass` executable, for the verbs. */
  launcher: string;
  /** Whether somebody is looking: without a display the demo walks through by itself. */
  display: boolean;
  /** The folder for the pictures of that walk. */
  screenshots: string;
}>;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Runs the app with a sample organisation of 50 accounts; nothing leaves this machine, nothing in the real home is touched. */
export async function demo(place: DemoPlace): Promise<void> {
  const organisation = await startIdentityCenter({ accounts: 50, latencyMs: 40, portalRequestsPerSecond: 20 });
  try {
    if (place.display) await withPerson(place, organisation);
    else await walkThrough(place, organisation, say);
  } finally {
    await organisation.stop();
  }
}

async function withPerson(place: DemoPlace, organisation: IdentityCenter): Promise<void> {
  const home = await demoHome(organisation);
  const app = spawn(place.electron, [], { env: { ...process.env, ...home.env }, stdio: 'inherit' });
  const closed = once(app, 'exit');
  const interrupt = () => app.kill('SIGTERM');
  process.once('SIGINT', interrupt);
  say(`The sample organisation runs at ${organisation.startUrl}. Daypass is open, and signed out.`);
  say('Press "Sign in" there, and "Allow access" on the page that opens in your browser: nobody asks for a password.');
  say('Quit Daypass from its tray menu, or press Ctrl+C here, when you have seen enough.');
  await closed;
  process.off('SIGINT', interrupt);
  await removeFolder(home.folder);
  say('The sample organisation and its home folder are gone again.');
}
