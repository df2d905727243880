import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { osKeychain } from '../../main/adapters/os-keychain.ts';
import type { Asking } from '../../main/services/keychain.ts';
import { type Keyring, startKeyring } from './keyring.ts';
import { keyringQuestions } from './keyring-questions.ts';

/** Of the new keyring. */
const password = 'a new one';

// One for all, in the order of a life.
let keyring: Keyring;
let questions: Awaited<ReturnType<typeof keyringQuestions>>;
beforeAll(async () => {
  keyring = await startKeyring('empty');
  questions = await keyringQuestions(keyring.folder);
});
afterAll(async () => {
  await questions.stop();
  await keyring.stop();
});
beforeEach(() => {
  for (const [name, value] of Object.entries(keyring.env)) vi.stubEnv(name, value);
});
afterEach(() => vi.unstubAllEnvs());

/** How many questions the person was told of. */
let asked = 0;

/** As another process has it. */
const keychain = () =>
  osKeychain('linux', join(keyring.home, 'daypass'), {
    onQuestion() {
      asked += 1;
    },
  });

/** What each call comes to, and whether all of them took no more than the verbs have for it. */
async function failures(asking: Asking) {
  const { read, write, remove, list } = keychain();
  const start = performance.now();
  const calls = [read('corp', asking), write('corp', 'text', asking), remove('corp', asking), list(asking)];
  const settled = await Promise.allSettled(calls);
  const kinds = settled.map((one) => (one.status === 'rejected' ? one.reason.kind : one.value));
  return { kinds, inTime: performance.now() - start < 4000 };
}

const all = (kind: string) => ({ kinds: [kind, kind, kind, kind], inTime: true });

test('no bus, or one without a Secret Service, is told at once', async () => {
  const none = await startKeyring('none');
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', none.env.DBUS_SESSION_BUS_ADDRESS);
  expect(await failures('silently')).toEqual(all('no-service'));
  expect(await failures('may-ask')).toEqual(all('no-service'));
  await expect(keychain().look()).rejects.toMatchObject({ kind: 'no-service' });
  await none.stop();
  expect(await failures('may-ask')).toEqual(all('no-bus'));
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', undefined);
  vi.stubEnv('XDG_RUNTIME_DIR', undefined);
  vi.stubEnv('DISPLAY', undefined);
  expect(await failures('silently')).toEqual(all('no-bus'));
});

test('a locked keyring is told at once where nothing can show a question, and without one once it is open', async () => {
  const other = await startKeyring('locked');
  onTestFinished(other.stop);
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', other.env.DBUS_SESSION_BUS_ADDRESS);
  expect(await failures('may-ask')).toEqual(all('locked'));
  await other.unlock();
  expect(await keychain().look()).toBe('ready');
});

test('where there is no keyring yet, none is made behind the back of the person, and none without a display', async () => {
  expect(await failures('silently')).toEqual(all('no-collection'));
  expect(await failures('may-ask')).toEqual(all('no-collection'));
  await expect(keychain().look()).rejects.toMatchObject({ kind: 'no-collection' });
});

test('the first token makes a keyring, with the password that the person chooses', async () => {
  await keyring.showOn(questions.display);
  const { write, read, look } = keychain();
  await Promise.all([write('corp', 'first', 'may-ask'), questions.answer(password, 2)]);
  expect(await read('corp', 'silently')).toBe('first');
  expect(await look()).toBe('ready');
});

test('a token is kept under the name that people look for, and comes back whole', async () => {
  const { write, read, remove, list } = keychain();
  const texts = new Map([
    ['corp', 'x'.repeat(20_000)],
    ['my company, Ümläut', '{"a": "\u{1f511}"}'],
    ['https://d-1234567890.awsapps.com/start/#', 'one'],
  ]);
  for (const [account, text] of texts) await write(account, text, 'silently');
  for (const [account, text] of texts) expect(await read(account, 'silently')).toBe(text);
  expect(await keyring.find('Daypass', 'corp')).toMatchObject({
    label: 'Daypass/corp',
    text: texts.get('corp'),
    attributes: { service: 'Daypass', account: 'corp' },
  });
  expect((await list('silently')).toSorted()).toEqual([...texts.keys()].toSorted());
  await keyring.removeItem('Daypass', 'corp');
  expect(await read('corp', 'silently')).toBeUndefined();
  for (const account of texts.keys()) await remove(account, 'silently');
  expect(await list('silently')).toEqual([]);
  expect(await keyring.accounts('Daypass')).toEqual([]);
});

test('a token takes the place of the one that another keyring has, so that there is one of each', async () => {
  await keyring.plant('Daypass', 'corp', 'of the keyring that was the default');
  const { read, write, remove } = keychain();
  expect(await read('corp', 'silently')).toBe('of the keyring that was the default');
  for (const text of ['new', 'newer']) await write('corp', text, 'silently');
  expect(await keyring.accounts('Daypass')).toEqual(['corp']);
  expect(await read('corp', 'silently')).toBe('newer');
  await remove('corp', 'silently');
});

test('a locked keyring is never taken for an empty one, and asks nobody silently', async () => {
  await keychain().write('corp', 'token', 'silently');
  await keyring.lock();
  expect(await failures('silently')).toEqual(all('locked'));
  await expect(keychain().read('nobody', 'silently')).rejects.toMatchObject({ kind: 'locked' });
  expect(await keychain().look()).toBe('locked');
  expect(await questions.count()).toBe(0);
});

test('when the person closes the question, all who waited for it are refused, and nobody asks again', async () => {
  const calls = Array.from({ length: 12 }, () => keychain().read('corp', 'may-ask'));
  const settled = Promise.allSettled(calls);
  await questions.close();
  for (const one of await settled) expect(one).toMatchObject({ status: 'rejected', reason: { kind: 'denied' } });
  expect(await questions.count()).toBe(0);
});

test('one answer lets in all who waited for it, and the question is told once', async () => {
  asked = 0;
  const calls = Array.from({ length: 12 }, () => keychain().read('corp', 'may-ask'));
  await questions.answer(password);
  expect(new Set(await Promise.all(calls))).toEqual(new Set(['token']));
  expect(asked).toBe(1);
});

test('one that hangs is told within five seconds, once, and works again when it goes on', async () => {
  const { read, look } = keychain();
  keyring.hang();
  const start = performance.now();
  await expect(read('corp', 'may-ask')).rejects.toMatchObject({ kind: 'timeout' });
  const first = performance.now() - start;
  await expect(look()).rejects.toMatchObject({ kind: 'timeout' });
  const both = performance.now() - start;
  keyring.goOn();
  expect(both).toBeLessThan(4500);
  expect(both - first).toBeLessThan(200);
  await expect.poll(() => read('corp', 'silently').catch(String)).toBe('token');
});
