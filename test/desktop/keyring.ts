import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { busConfig, systemServices } from './bus-config.ts';
import { eventually } from './eventually.ts';
import { type Environment, firstLine, processGroup } from './processes.ts';
import { secretsOnBus } from './secrets-on-bus.ts';

const run = promisify(execFile);

/** `empty`: it runs, and has no keyring. `none`: it is not there, and nothing would start it. */
type KeyringState = 'unlocked' | 'locked' | 'empty' | 'none';

/** What unlocks the keyring, unless somebody made another one. */
export const keyringPassword = 'correct horse';

/**
 * A real gnome-keyring on a session bus of its own, with a home folder that is gone afterwards. There is no display, so nothing can ask
 * the person, until `showOn` names one. `env` is for the programs that use it.
 */
export async function startKeyring(state: KeyringState = 'unlocked') {
  const folder = await mkdtemp(join(tmpdir(), 'daypass-keyring-'));
  const home = join(folder, 'home');
  const runtime = join(folder, 'run');
  const config = join(folder, 'bus.conf');
  const password = join(folder, 'password');
  const base: Environment = {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    NO_AT_BRIDGE: '1',
  };
  for (const each of [home, runtime]) await mkdir(each, { mode: 0o700 });
  await writeFile(config, busConfig(`unix:path=${join(folder, 'bus')}`, state === 'none' ? [] : [systemServices]));
  await writeFile(password, keyringPassword);
  const processes = processGroup(folder);

  try {
    const bus = processes.start(
      'dbus-daemon',
      ['--config-file', config, '--nofork', '--print-address=1'],
      base,
      'pipe',
    );
    const address = await firstLine(bus);
    const env: Environment = { ...base, DBUS_SESSION_BUS_ADDRESS: address };
    const secrets = await secretsOnBus(address);
    const shell = (command: string): [string, string[]] => ['sh', ['-c', command]];
    const opened = `gnome-keyring-daemon --unlock < '${password}'`;
    let daemon: ReturnType<typeof processes.start> | undefined;
    if (state !== 'none') {
      const start = state === 'empty' ? 'gnome-keyring-daemon' : opened;
      daemon = processes.start(...shell(`exec ${start} --foreground --components=secrets`), env);
      await eventually('the keyring', () => secrets.owns('org.freedesktop.secrets'), 10_000, 20);
      if (state === 'locked') await secrets.lock();
    }

    return {
      ...secrets,
      env,
      home,
      folder,
      /** With its password, and without a question. */
      unlock: () => run(...shell(opened), { env }),
      /** It answers nobody any more, until it goes on. */
      hang: () => daemon?.kill('SIGSTOP'),
      goOn: () => daemon?.kill('SIGCONT'),
      /** Programs that the bus starts from now on, such as the one that asks the person, are shown there. */
      showOn: (display: string) => secrets.tellPrograms({ DISPLAY: display }),
      async stop(): Promise<void> {
        secrets.close();
        daemon?.kill('SIGCONT');
        await processes.stop();
        await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      },
    };
  } catch (error) {
    await processes.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

export type Keyring = Awaited<ReturnType<typeof startKeyring>>;
