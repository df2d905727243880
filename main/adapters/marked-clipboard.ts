import type { Command } from '../domain/browser-commands.ts';
import type { Clipboard } from '../services/copy-credentials.ts';

type PlainClipboard = Omit<Clipboard, 'writeSecret'>;

type Ports = Readonly<{
  plain: PlainClipboard;
  /** The program that puts its standard input on the clipboard with the system's mark for secrets, where there is one. */
  marker: Command | undefined;
  /** Resolves to whether the program ended well. */
  feed(command: Command, text: string): Promise<boolean>;
}>;

/**
 * A clipboard whose secrets bear the system's mark, as clipboard histories and the sync between devices heed it: Electron can't
 * write such a mark beside the text. Where the mark fails, the text is written without.
 */
export function markedClipboard({ plain, marker, feed }: Ports): Clipboard {
  return {
    ...plain,
    async writeSecret(text) {
      // Only what is read back as it was written can be told from another's when it is to be cleared.
      const isMarked = marker !== undefined && (await feed(marker, text)) && (await plain.read()) === text;
      if (!isMarked) await plain.write(text);
    },
  };
}
