import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { busConfig, systemServices } from './bus-config.ts';
import { eventually } from './eventually.ts';
import { type Environment, firstLine, processGroup } from './processes.ts';
import { secretsOnBus } from './secrets-on-bus.ts';

/** `empty`: it runs, and has no keyring. `none`: it is not there, and nothing would start it. */
export type KeyringState = 'unlocked' | 'locked' | 'empty' | 'none';

/** What unlocks a keyring that was locked. */
export const keyringPassword = 'correct horse';

/**
 * A real gnome-keyring on a session bus of its own, with a home folder that is gone afterwards. There is no display, so nothing can ask
 * the person, until `showOn` names one. `env` is for the programs that use it.
 */
export async function startKeyring(state: KeyringState = 'unlocked') {
  const folder = await mkdtemp(join(tmpdir(), 'daypass-keyring-'));
  const [home, runtime, password] = ['home', 'run', 'password'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const each of [home, runtime]) await mkdir(each, { mode: 0o700 });
  await writeFile(password, keyringPassword);
  const config = join(folder, 'bus.conf');
  await writeFile(config, busConfig(`unix:path=${join(folder, 'bus')}`, state === 'none' ? [] : [systemServices]));
  const [bus, daemon] = [processGroup(folder), processGroup(folder)];
  const base: Environment = {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
  };
  const started = bus.start('dbus-daemon', ['--config-file', config, '--nofork', '--print-address=1'], base, 'pipe');
  const env: Environment = { ...base, DBUS_SESSION_BUS_ADDRESS: await firstLine(started) };
  const secrets = await secretsOnBus(env.DBUS_SESSION_BUS_ADDRESS ?? '');
  let keeper: ReturnType<typeof daemon.start> | undefined;

  async function begin(as: Exclude<KeyringState, 'none'>): Promise<void> {
    const unlock = as === 'empty' ? '' : `--unlock < '${password}'`;
    const command = `exec gnome-keyring-daemon --foreground --components=secrets ${unlock}`;
    keeper = daemon.start('sh', ['-c', command], env);
    await eventually('the keyring', secrets.isThere, 10_000, 20);
    if (as === 'locked') await secrets.lock();
  }

  if (state !== 'none') await begin(state);

  return {
    env,
    home,
    folder,
    /** Locks it again. */
    lock: secrets.lock,
    /** An item as another program sees it; undefined: there is none. The keyring has to be open. */
    find: secrets.find,
    /** The accounts of all items of Daypass. */
    accounts: secrets.accounts,
    removeItem: secrets.removeItem,
    /** It answers nobody any more, until it goes on. */
    hang: () => keeper?.kill('SIGSTOP'),
    goOn: () => keeper?.kill('SIGCONT'),
    /** Programs that the bus starts from now on, such as those that ask the person, are shown there. */
    showOn: (display: string) => secrets.tellPrograms({ DISPLAY: display }),
    /** A new one, with nothing in it. */
    async restart(as: Exclude<KeyringState, 'none'>): Promise<void> {
      await daemon.stop();
      await rm(join(home, '.local'), { recursive: true, force: true });
      await begin(as);
    },
    async stop(): Promise<void> {
      secrets.close();
      keeper?.kill('SIGCONT');
      await daemon.stop();
      await bus.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export type Keyring = Awaited<ReturnType<typeof startKeyring>>;
