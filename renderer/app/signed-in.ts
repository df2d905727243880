import type { SessionView } from '../../preload/contract.ts';

/** True while there is a sign-in, as far as is known: a token that is being renewed, or can't be just now, is still one. */
export const isSignedIn = ({ state }: SessionView): boolean => state !== 'ended' && state !== 'signed-out';
