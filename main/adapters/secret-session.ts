import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { KeychainFailure } from '../domain/keychain-failure.ts';
import { typed } from './bus-link.ts';

const withKeys = 'dh-ietf1024-sha256-aes128-cbc-pkcs7';
const cipher = 'aes-128-cbc';

/** The second Oakley group (RFC 2409, 6.2), with the generator 2. Electron's library knows it by no name, and checks it for 70 ms. */
const prime = BigInt(
  '0xffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd' +
    'ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed' +
    'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece65381ffffffffffffffff',
);
const groupBytes = 128;

/** Twice what a group of that size is worth. */
const exponentBytes = 32;

/** A secret as it goes over the bus. */
export type SentSecret = readonly [session: string, parameters: Buffer, value: Buffer, contentType: string];

/** What a secret is sent with, so that nobody who looks on at the bus reads it. It ends with the connection. */
export type SecretSession = Readonly<{
  path: string;
  seal(text: string): SentSecret;
  /** Throws a `KeychainFailure` when it was not sealed for this session. */
  open(sent: unknown): string;
}>;

/** Opens one; with a service that knows no cipher, one in which secrets go as they are. `ask` is its `OpenSession`. */
export async function openSecretSession(
  ask: (body: readonly unknown[]) => Promise<readonly unknown[]>,
): Promise<SecretSession> {
  const exponent = numberIn(randomBytes(exponentBytes));
  const own = bytesOf(power(2n, exponent));
  try {
    const [theirs, path] = await ask([withKeys, typed('ay', own)]);
    const key = keyFrom(theirs, exponent);
    return {
      path: String(path),
      seal(text) {
        const vector = randomBytes(16);
        const sealing = createCipheriv(cipher, key, vector);
        return [String(path), vector, Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]), contentType];
      },
      open(sent) {
        const { parameters, value } = partsOf(sent);
        try {
          const opening = createDecipheriv(cipher, key, parameters);
          return Buffer.concat([opening.update(value), opening.final()]).toString();
        } catch (error) {
          throw unreadable(error);
        }
      },
    };
  } catch (error) {
    if (!isNotSupported(error)) throw error;
  }
  const [, path] = await ask(['plain', typed('s', '')]);
  return {
    path: String(path),
    seal: (text) => [String(path), Buffer.alloc(0), Buffer.from(text), contentType],
    open: (sent) => partsOf(sent).value.toString(),
  };
}

const contentType = 'text/plain';

/** HKDF (RFC 5869) with SHA-256, without salt and info, over what both know. */
function keyFrom(theirs: unknown, exponent: bigint): Buffer {
  const other = Buffer.isBuffer(theirs) ? numberIn(theirs) : 0n;
  // Others would lead to a secret that everybody knows.
  if (other <= 1n || other >= prime - 1n) throw new KeychainFailure('refused', 'It gave no key.');
  return Buffer.from(hkdfSync('sha256', bytesOf(power(other, exponent)), '', '', 16));
}

/** In the group. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let [square, left] = [base, exponent]; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}

const numberIn = (bytes: Buffer): bigint => BigInt(`0x0${bytes.toString('hex')}`);

const bytesOf = (number: bigint): Buffer => Buffer.from(number.toString(16).padStart(groupBytes * 2, '0'), 'hex');

function partsOf(sent: unknown): { parameters: Buffer; value: Buffer } {
  const [, parameters, value] = Array.isArray(sent) ? sent : [];
  if (!Buffer.isBuffer(parameters) || !Buffer.isBuffer(value)) throw unreadable();
  return { parameters, value };
}

const unreadable = (cause?: unknown) => new KeychainFailure('refused', "What it sent can't be read.", { cause });

function isNotSupported(error: unknown): boolean {
  const cause = error instanceof KeychainFailure ? error.cause : undefined;
  return cause instanceof Error && 'type' in cause && cause.type === 'org.freedesktop.DBus.Error.NotSupported';
}
