import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from '../remove-folder.ts';
import { busConfig, systemServices } from './bus-config.ts';
import { keyringOnBus } from './keyring-on-bus.ts';
import { type Environment, firstLine, processGroup } from './processes.ts';

/**
 * A real gnome-keyring on a session bus of its own, with a home folder that is gone afterwards. There is no display, so nothing can ask
 * the person, until `showOn` names one. `env` is for the programs that use it; `none`: it is not there, and nothing would start it.
 */
export async function startKeyring(state: Parameters<typeof keyringOnBus>[2] | 'none' = 'unlocked') {
  const folder = await mkdtemp(join(tmpdir(), 'daypass-keyring-'));
  const home = join(folder, 'home');
  const runtime = join(folder, 'run');
  const config = join(folder, 'bus.conf');
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
  const processes = processGroup(folder);

  try {
    const bus = processes.start(
      'dbus-daemon',
      ['--config-file', config, '--nofork', '--print-address=1'],
      base,
      'pipe',
    );
    const env: Environment = { ...base, DBUS_SESSION_BUS_ADDRESS: await firstLine(bus) };
    const keyring = await keyringOnBus(processes, { folder, env }, state);
    return {
      ...keyring,
      env,
      home,
      folder,
      async stop(): Promise<void> {
        keyring.leave();
        await processes.stop();
        await removeFolder(folder);
      },
    };
  } catch (error) {
    await processes.stop();
    await removeFolder(folder);
    throw error;
  }
}

export type Keyring = Awaited<ReturnType<typeof startKeyring>>;
