import type { MadeProfileView } from '../../preload/contract.ts';

/** How a profile stands, in a word. */
export const stateWord: Record<MadeProfileView['state']['is'], string> = {
  fresh: 'Ready',
  waiting: 'Waiting',
  changed: 'Changed by somebody else',
  broken: 'Broken',
};
