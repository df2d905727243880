import { randomBytes, randomInt } from 'node:crypto';

export type SecretKind =
  | 'access-token'
  | 'refresh-token'
  | 'client-secret'
  | 'device-code'
  | 'authorization-code'
  | 'secret-access-key'
  | 'session-token';

export type IssuedSecret = Readonly<{ kind: SecretKind; value: string }>;

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const consonants = 'BCDFGHJKLMNPQRSTVWXZ';

const pick = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');

const base64url = (length: number): string => randomBytes(length).toString('base64url').slice(0, length);

/** Values of the same look and length as AWS issues them; keeps a list of every secret, so that leaks can be searched for. */
export type Mint = Readonly<{
  issued: readonly IssuedSecret[];
  secret(kind: SecretKind): string;
}>;

const shapes: Readonly<Record<SecretKind, () => string>> = {
  'access-token': () => `aoa${base64url(400)}`,
  'refresh-token': () => `aor${base64url(400)}`,
  'client-secret': () => `eyJraWQiOiJrZXktMSIsImFsZyI6IkhTMzg0In0.${base64url(162)}.${base64url(64)}`,
  'device-code': () => base64url(86),
  'authorization-code': () => `eyJ${base64url(320)}`,
  'secret-access-key': () => randomBytes(30).toString('base64'),
  'session-token': () => `IQoJb3JpZ2luX2Vj${randomBytes(600).toString('base64')}`,
};

export function newMint(): Mint {
  const issued: IssuedSecret[] = [];
  return {
    issued,
    secret(kind) {
      const value = shapes[kind]();
      issued.push({ kind, value });
      return value;
    },
  };
}

export const newClientId = (): string => base64url(22);
export const newUserCode = (): string => `${pick(consonants, 4)}-${pick(consonants, 4)}`;
export const newAccessKeyId = (): string => `ASIA${pick(base32, 16)}`;
export const newOpaqueId = (): string => base64url(48);
