import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** Everybody of this user may do all; `services` are the folders of those that the bus starts. */
export const busConfig = (address: string, services: readonly string[] = []): string => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <auth>EXTERNAL</auth>
  ${services.map((folder) => `<servicedir>${folder}</servicedir>`).join('\n  ')}
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
