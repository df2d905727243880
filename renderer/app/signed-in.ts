import type { SessionView } from '../../preload/contract.ts';

/** True while nobody has to do anything: a token that is being renewed, or can't be just now, is still one. */
export const isSignedIn = ({ state }: SessionView): boolean =>
  state === 'signed-in' || state === 'ending-soon' || state === 'renewing' || state === 'offline';
