import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { removeFolder } from '../remove-folder.ts';
import { sessionBus } from './bus.ts';
import { busConfig, servicesWithout, systemServices } from './bus-config.ts';
import { eventually } from './eventually.ts';
import { type Environment, firstLine, processGroup } from './processes.ts';

const run = promisify(execFile);

export type DesktopOptions = { panel?: boolean; notifications?: boolean };

const notificationsName = 'org.freedesktop.Notifications';

/**
 * A real desktop of its own: X server, session bus, window manager, panel with a tray, notification daemon, and a
 * home folder that is gone afterwards. Without notifications nobody is started for them either.
 */
export async function startDesktop({ panel = true, notifications = true }: DesktopOptions = {}) {
  if (process.getuid?.() === 0)
    throw new Error('The desktop tests need an ordinary user: Electron keeps its sandbox on.');
  const folder = await mkdtemp(join(tmpdir(), 'daypass-desktop-'));
  const home = join(folder, 'home');
  const runtime = join(folder, 'run');
  await mkdir(home, { mode: 0o700 });
  await mkdir(runtime, { mode: 0o700 });
  const processes = processGroup(folder);

  const base: Environment = {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CURRENT_DESKTOP: 'XFCE',
    NO_AT_BRIDGE: '1',
  };
  try {
    const display = `:${await firstLine(
      processes.start('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], base, 'pipe'),
    )}`;
    const config = join(folder, 'bus.conf');
    const services = notifications ? [systemServices] : [await servicesWithout(notificationsName, folder)];
    await writeFile(config, busConfig(`unix:path=${join(folder, 'bus')}`, services));
    const address = await firstLine(
      processes.start('dbus-daemon', ['--config-file', config, '--nofork', '--print-address=1'], base, 'pipe'),
    );
    const env: Environment = { ...base, DISPLAY: display, DBUS_SESSION_BUS_ADDRESS: address };
    const bus = sessionBus(address, env);
    processes.start('openbox', [], env);
    if (notifications) processes.start('dunst', [], env);
    let panelProcess = panel ? processes.start('xfce4-panel', ['--disable-wm-check'], env) : undefined;
    const panelReady = () =>
      eventually('the panel', async () => (await bus.names()).includes('org.kde.StatusNotifierWatcher'), 20_000);
    if (panel) await panelReady();

    return {
      env,
      home,
      folder,
      bus,
      processes,
      /** Takes a picture of the whole screen. */
      async screenshot(file: string): Promise<void> {
        await run('scrot', ['--overwrite', file], { env });
      },
      async clipboard(): Promise<string> {
        const { stdout } = await run('xclip', ['-selection', 'clipboard', '-out'], { env, timeout: 5000 });
        return stdout;
      },
      async restartPanel(): Promise<void> {
        panelProcess?.kill('SIGKILL');
        await eventually(
          'the panel to be gone',
          async () => !(await bus.names()).includes('org.kde.StatusNotifierWatcher'),
        );
        panelProcess = processes.start('xfce4-panel', ['--disable-wm-check'], env);
        await panelReady();
      },
      async stop(): Promise<void> {
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

export type Desktop = Awaited<ReturnType<typeof startDesktop>>;
