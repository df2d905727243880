import { createCipheriv, createDecipheriv, createDiffieHellman, getDiffieHellman, hkdfSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { secretServiceFailure } from '../../../main/adapters/secret-service-failure.ts';
import { openSecretSession } from '../../../main/adapters/secret-session.ts';

const text = 'Ümläut \u{1f511}'.repeat(2000);
const cipher = 'aes-128-cbc';

const bytesIn = (value: unknown): Buffer => (value as Readonly<{ typed: string; value: Buffer }>).value;

/** The service's side, with the group as Node knows it. `isRight`: whether the secret that both know will do. */
async function sessionWith(isRight: (shared: Buffer) => boolean) {
  let key = Buffer.alloc(0);
  const own = createDiffieHellman(getDiffieHellman('modp2').getPrime(), 2);
  const session = await openSecretSession(async ([algorithm, input]) => {
    expect(algorithm).toBe('dh-ietf1024-sha256-aes128-cbc-pkcs7');
    for (let exponent = 2; ; exponent++) {
      own.setPrivateKey(Buffer.from(exponent.toString(16).padStart(8, '0'), 'hex'));
      const shared = own.computeSecret(bytesIn(input));
      if (!isRight(shared)) continue;
      key = Buffer.from(hkdfSync('sha256', shared, '', '', 16));
      return [own.generateKeys(), '/session'];
    }
  });
  return { session, key };
}

test('a secret goes either way under the key that both sides have made', async () => {
  const { session, key } = await sessionWith(() => true);
  const [path, vector, value, contentType] = session.seal(text);
  expect([path, contentType]).toEqual(['/session', 'text/plain']);
  const opening = createDecipheriv(cipher, key, vector);
  expect(Buffer.concat([opening.update(value), opening.final()]).toString()).toBe(text);

  const sealing = createCipheriv(cipher, key, vector);
  const theirs = Buffer.concat([sealing.update(text), sealing.final()]);
  expect(session.open(['/session', vector, theirs, 'text/plain'])).toBe(text);
  expect(session.seal(text)[1]).not.toEqual(vector);
});

test('a shared secret that begins with zeros counts with them', async () => {
  const { session, key } = await sessionWith((shared) => shared[0] === 0);
  const [, vector, value] = session.seal('token');
  const opening = createDecipheriv(cipher, key, vector);
  expect(Buffer.concat([opening.update(value), opening.final()]).toString()).toBe('token');
});

test('with a service that knows no cipher, secrets go as they are', async () => {
  const asked: unknown[] = [];
  const session = await openSecretSession(async ([algorithm]) => {
    asked.push(algorithm);
    if (algorithm === 'plain') return ['', '/session'];
    const type = 'org.freedesktop.DBus.Error.NotSupported';
    throw secretServiceFailure(Object.assign(new Error('not here'), { type }));
  });
  expect(asked).toHaveLength(2);
  const sealed = session.seal(text);
  expect(sealed).toEqual(['/session', Buffer.alloc(0), Buffer.from(text), 'text/plain']);
  expect(session.open(sealed)).toBe(text);
});

test('any other failure is not a reason to send secrets as they are', async () => {
  const asked: unknown[] = [];
  const opening = openSecretSession(async ([algorithm]) => {
    asked.push(algorithm);
    throw secretServiceFailure(new Error('hung up'));
  });
  await expect(opening).rejects.toMatchObject({ kind: 'no-bus' });
  expect(asked).toHaveLength(1);
});

test('a key that would make the secret known to all is refused', async () => {
  for (const theirs of [Buffer.alloc(128), Buffer.from([1]), Buffer.alloc(128, 0xff), undefined]) {
    await expect(openSecretSession(async () => [theirs, '/session'])).rejects.toMatchObject({ kind: 'refused' });
  }
});

test('what was sealed for another session is not taken for a text', async () => {
  const { session } = await sessionWith(() => true);
  for (const sent of [undefined, ['/session'], ['/session', Buffer.alloc(16), Buffer.alloc(15), 'text/plain']]) {
    expect(() => session.open(sent)).toThrow(expect.objectContaining({ kind: 'refused' }));
  }
});
