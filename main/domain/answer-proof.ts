import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from './secret.ts';

/** The headers by which who asks demands a proof, of anything that was never asked before, and gets it. */
export const proofHeaders = { nonce: 'daypass-nonce', proof: 'daypass-proof' } as const;

/** An answer over HTTP. */
export type StatedAnswer = Readonly<{ status: number | undefined; text: string }>;

/** Proves that an answer to this very question comes from who knows the secret, and is whole. */
export const proofOf = (secret: Secret, nonce: string, { status, text }: StatedAnswer): string =>
  createHmac('sha256', secret.reveal()).update(`${nonce}\n${status}\n${text}`).digest('hex');

/** True for the proof that `proofOf` gives. */
export function isProof(given: unknown, secret: Secret, nonce: string, answer: StatedAnswer): boolean {
  const right = Buffer.from(proofOf(secret, nonce, answer));
  const other = Buffer.from(typeof given === 'string' ? given : '');
  return other.length === right.length && timingSafeEqual(other, right);
}
