import type { Desktop } from './desktop.ts';

type Line = { type: string; member?: string; payload?: { data: unknown[] } };

/** What is sent over the session bus of this desktop from now on, as far as it matches the rule. `onMessage` is given its values. */
export async function watchMessages(
  { processes, env }: Desktop,
  rule: string,
  onMessage: (member: string, values: readonly unknown[]) => void,
): Promise<void> {
  const address = `--address=${env.DBUS_SESSION_BUS_ADDRESS}`;
  const monitor = processes.start('busctl', [address, '--json=short', 'monitor', '--match', rule], env, 'pipe');
  const ready = new Promise<void>((resolve) => monitor.stderr?.once('data', () => resolve()));
  let text = '';
  monitor.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const { member, payload } of lines.filter(Boolean).map((line): Line => JSON.parse(line))) {
      if (member !== undefined && payload !== undefined) onMessage(member, payload.data);
    }
  });
  await ready;
}
