/** How many random bytes a verifier takes. */
export const verifierBytes = 48;

/** How many random bytes a `state` takes: nobody guesses it. */
export const stateBytes = 24;

/** A code verifier of 64 unreserved characters (RFC 7636, 4.1) of 48 random bytes: six bits a character, none favoured. */
export function verifierOf(random: Uint8Array): string {
  if (random.length !== verifierBytes) throw new RangeError(`A verifier takes ${verifierBytes} bytes.`);
  return base64Url(random);
}

/** The challenge of the method S256 (RFC 7636, 4.2), of the verifier's SHA-256. */
export const challengeOf = (sha256: Uint8Array): string => base64Url(sha256);

/** The value that comes back with the browser and shows that it was sent by us (RFC 6749, 10.12). */
export const stateOf = (random: Uint8Array): string => base64Url(random);

const base64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
