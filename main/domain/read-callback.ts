import { timingSafeEqual } from 'node:crypto';
import { Secret } from './secret.ts';

/**
 * What a request to the callback address means. `stray`: it does not belong to this sign-in, whoever sent it; nothing may
 * come of it.
 */
export type CallbackReading =
  | Readonly<{ kind: 'code'; code: Secret }>
  | Readonly<{ kind: 'refused'; error: string; description: string }>
  | Readonly<{ kind: 'stray' }>;

const longestDescription = 200;

/** Reads the answer of the authorization page (RFC 6749, 4.1.2). Only one that brings back our `state`, once, counts. */
export function readCallback(query: URLSearchParams, state: string): CallbackReading {
  const stray = { kind: 'stray' } as const;
  const given = onlyOne(query, 'state');
  if (given === undefined || !sameText(given, state)) return stray;
  const error = onlyOne(query, 'error');
  if (error !== undefined) {
    const description = plain(onlyOne(query, 'error_description') ?? '');
    return { kind: 'refused', error: plain(error), description };
  }
  const code = onlyOne(query, 'code');
  return code === undefined ? stray : { kind: 'code', code: new Secret(code) };
}

function onlyOne(query: URLSearchParams, name: string): string | undefined {
  const [first, second] = query.getAll(name);
  return first === '' || second !== undefined ? undefined : first;
}

/** Takes as long wherever two texts of one length differ, so that the time tells nothing of the right one. */
function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

const plain = (text: string): string => text.replaceAll(/\p{C}+/gu, ' ').slice(0, longestDescription);
