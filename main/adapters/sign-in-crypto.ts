import { createHash, randomBytes } from 'node:crypto';

/** Randomness and hashing for a sign-in (RFC 7636, 7.1: both must be of a cryptographer's make). */
export const signInCrypto = {
  randomBytes: (count: number): Uint8Array => randomBytes(count),
  sha256: (text: string): Uint8Array => createHash('sha256').update(text).digest(),
};
