import process from 'node:process';
import { clipboard } from 'electron';
import { clipboardMarker } from '../domain/clipboard-marker.ts';
import { feedProgram } from './feed-program.ts';
import { markedClipboard } from './marked-clipboard.ts';

/** The system's clipboard. Electron before 44 answers at once, later ones with promises. */
export const systemClipboard = markedClipboard({
  plain: {
    write: async (text) => await clipboard.writeText(text),
    read: async () => await clipboard.readText(),
    clear: async () => clipboard.clear(),
  },
  marker: clipboardMarker(process.platform, process.env),
  feed: feedProgram,
});
