import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { busConfig } from './bus-config.ts';
import { firstLine, processGroup } from './processes.ts';

/** A session bus of its own, on which nobody is started by being called; it can be killed and started again at the same address. */
export async function privateBus() {
  const folder = await mkdtemp(join(tmpdir(), 'daypass-bus-'));
  const config = join(folder, 'bus.conf');
  const socket = join(folder, 'bus');
  await writeFile(config, busConfig(`unix:path=${socket}`));
  const processes = processGroup(folder);

  async function start(): Promise<string> {
    const daemon = ['--config-file', config, '--nofork', '--print-address=1'];
    return firstLine(processes.start('dbus-daemon', daemon, { PATH: process.env.PATH }, 'pipe'));
  }

  const address = await start();
  return {
    address,
    async kill(): Promise<void> {
      await processes.stop();
      await rm(socket, { force: true });
    },
    start,
    async stop(): Promise<void> {
      await processes.stop();
      await rm(folder, { recursive: true });
    },
  };
}

export type PrivateBus = Awaited<ReturnType<typeof privateBus>>;
