import { clipboard } from 'electron';
import type { Clipboard } from '../services/copy-credentials.ts';

/** The system's clipboard. Electron before 44 answers at once, later ones with promises. */
export const systemClipboard: Clipboard = {
  write: async (text) => await clipboard.writeText(text),
  read: async () => await clipboard.readText(),
  clear: async () => clipboard.clear(),
};
