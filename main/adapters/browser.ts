import { shell } from 'electron';
import { browserCommands } from '../domain/browser-commands.ts';
import { addressOf, type Link, pointsAtLoopback } from '../domain/link.ts';
import { startProgram } from './start-program.ts';

export type Browser = Readonly<{ openLink(link: Link): Promise<void> }>;

/** The person's browser: the one that BROWSER names, as for the AWS CLI, else the system's. Nothing else opens anything. */
export function createBrowser(env: Readonly<Record<string, string | undefined>>): Browser {
  return {
    async openLink(link) {
      const address = addressOf(link, pointsAtLoopback(env));
      for (const command of browserCommands(env.BROWSER ?? '', address, process.platform)) {
        if (await startProgram(command, env)) return;
      }
      await shell.openExternal(address);
    },
  };
}
