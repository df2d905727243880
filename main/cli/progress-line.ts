import type { VerbIo } from './verb.ts';

/** Tells how far a verb is, in one line on stderr that is written anew each time; nothing when nobody watches. An empty text wipes it away. */
export function progressLine({ err }: Pick<VerbIo, 'err'>, watched: boolean): (text: string) => void {
  return (text) => watched && err(`\r\u001b[K${text}`);
}
