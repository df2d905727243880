import type { Token } from './token.ts';

/** True for one and the same sign-in, however often it was read; two absent ones are the same. */
export const sameToken = (a: Token | undefined, b: Token | undefined): boolean =>
  a?.accessToken.reveal() === b?.accessToken.reveal();
