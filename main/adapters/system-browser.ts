import { browserCommands, type Command } from '../domain/browser-commands.ts';
import { addressOf, type Link, pointsAtLoopback } from '../domain/link.ts';
import { startProgram } from './start-program.ts';

const openers: Partial<Record<NodeJS.Platform, Command>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/**
 * Opens links without Electron, whose way needs a display and Chromium: in the browser that BROWSER names, as for the AWS
 * CLI, else in the system's. Rejects when none takes the link.
 */
export function systemBrowser(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform) {
  return {
    async openLink(link: Link): Promise<void> {
      const address = addressOf(link, pointsAtLoopback(env));
      const usual: Command = [...(openers[platform] ?? (['xdg-open'] as const)), address];
      for (const command of [...browserCommands(env.BROWSER ?? '', address, platform), usual]) {
        if (await startProgram(command, env)) return;
      }
      throw new Error('No browser could be opened.');
    },
  };
}
