import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from './eventually.ts';
import type { Environment, processGroup } from './processes.ts';
import { secretsOnBus } from './secrets-on-bus.ts';

/** What unlocks the keyring, unless somebody made another one. */
export const keyringPassword = 'correct horse';

/** Where it lies, and the bus that it is on. */
type Place = Readonly<{ folder: string; env: Environment }>;

/** `empty`: it runs, and has no keyring. `none`: it does not run. */
type State = 'unlocked' | 'locked' | 'empty' | 'none';

/** A real gnome-keyring on a bus that is there already; it ends with the other processes of the group, once it was left. */
export async function keyringOnBus(
  processes: Pick<ReturnType<typeof processGroup>, 'start'>,
  { folder, env }: Place,
  state: State = 'unlocked',
) {
  const password = join(folder, 'password');
  await writeFile(password, keyringPassword);
  const secrets = await secretsOnBus(env.DBUS_SESSION_BUS_ADDRESS ?? '');
  let daemon: ReturnType<typeof processes.start> | undefined;
  if (state !== 'none') {
    const unlock = state === 'empty' ? '' : `--unlock < '${password}'`;
    const command = `exec gnome-keyring-daemon --foreground --components=secrets ${unlock}`;
    daemon = processes.start('sh', ['-c', command], env);
    await eventually('the keyring', () => secrets.owns('org.freedesktop.secrets'), 10_000, 20);
    if (state === 'locked') await secrets.lock();
  }

  return {
    ...secrets,
    /** With its password, and without a question. */
    unlock: () => secrets.unlock(keyringPassword),
    /** It answers nobody any more, until it goes on. */
    hang: () => daemon?.kill('SIGSTOP'),
    goOn: () => daemon?.kill('SIGCONT'),
    /** It is killed; whoever calls it next has the bus start it anew, locked. */
    async die(): Promise<void> {
      daemon?.kill('SIGKILL');
      const isGone = async () => !(await secrets.owns('org.freedesktop.secrets'));
      await eventually('the keyring to be gone', isGone, 10_000, 20);
    },
    /** Programs that the bus starts from now on, such as the one that asks the person, are shown there. */
    showOn: (display: string) => secrets.tellPrograms({ DISPLAY: display }),
    /** Before it is ended. */
    leave(): void {
      secrets.close();
      daemon?.kill('SIGCONT');
    },
  };
}
