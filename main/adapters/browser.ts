import { spawn } from 'node:child_process';
import { shell } from 'electron';
import { browserCommands, type Command } from '../domain/browser-commands.ts';
import { addressOf, type Link, pointsAtLoopback } from '../domain/link.ts';

export type Browser = Readonly<{ openLink(link: Link): Promise<void> }>;

/** The person's browser: the one that BROWSER names, as for the AWS CLI, else the system's. Nothing else opens anything. */
export function createBrowser(env: Readonly<Record<string, string | undefined>>): Browser {
  return {
    async openLink(link) {
      const address = addressOf(link, pointsAtLoopback(env));
      for (const command of browserCommands(env.BROWSER ?? '', address, process.platform)) {
        if (await starts(command)) return;
      }
      await shell.openExternal(address);
    },
  };
}

/** Resolves to true once the program runs; it then lives on without us. */
function starts([program, ...args]: Command): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
