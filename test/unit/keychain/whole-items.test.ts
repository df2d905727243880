import { beforeEach, expect, test } from 'vitest';
import type { RawKeychain } from '../../../main/services/keychain.ts';
import { wholeItems } from '../../../main/services/whole-items.ts';
import { fakeKeychain } from './fake-keychain.ts';
import { afterEachCall } from './hooked-keychain.ts';

/** As in Windows Credential Manager. */
const mostBytes = 2560;
const short = 'short';
const [old, long] = ['o'.repeat(6000), 'n'.repeat(9000)];

let keychain = fakeKeychain({ mostBytes });
let whole = wholeItems(keychain);

beforeEach(() => {
  keychain = fakeKeychain({ mostBytes });
  whole = wholeItems(keychain);
});

const namesOf = (items: ReadonlyMap<string, string>) => [...items.keys()].sort();
const read = (account = 'corp') => whole.read(account, 'silently');
const write = (text: string, account = 'corp') => whole.write(account, text, 'silently');

test('without a limit, an item is its text, in one call', async () => {
  const free = fakeKeychain();
  await wholeItems(free).write('corp', long, 'may-ask');
  expect(await wholeItems(free).read('corp', 'silently')).toBe(long);
  expect([...free.items]).toEqual([['corp', long]]);
  expect(free.calls.map(({ does, asking }) => [does, asking])).toEqual([
    ['write', 'may-ask'],
    ['read', 'silently'],
  ]);
});

test('what fits stays one item, which says what it is', async () => {
  await write(short);
  expect(await read()).toBe(short);
  expect([...keychain.items]).toEqual([
    ['corp', expect.stringMatching(/^Daypass keeps a sign-in here: 0 parts, .*short$/s)],
  ]);
});

test('a long text has numbered parts, which stand below the item that says how many there are', async () => {
  await write(old);
  expect(await read()).toBe(old);
  const [head = '', ...parts] = namesOf(keychain.items);
  expect(head).toBe('corp');
  expect(keychain.items.get(head)).toMatch(
    /^Daypass keeps a sign-in here: 3 parts, generation [0-9a-f]{8}, 6000 bytes, SHA-256 [0-9a-f]{64}\.\n$/,
  );
  expect(parts.map((name) => name.replace(/[0-9a-f]{8}$/, 'mark'))).toEqual([
    'corp · 1 of 3 · mark',
    'corp · 2 of 3 · mark',
    'corp · 3 of 3 · mark',
  ]);
});

test('parts keep their order in a list when there are ten of them', async () => {
  await write('x'.repeat(mostBytes * 9 + 1));
  expect(namesOf(keychain.items).map((name) => name.split(' · ')[1])).toEqual([
    undefined,
    ...Array.from({ length: 10 }, (_, at) => `${String(at + 1).padStart(2, '0')} of 10`),
  ]);
});

test('nothing is left of the text before, whether it was longer or shorter', async () => {
  await write(long);
  await write(old);
  expect(keychain.items.size).toBe(4);
  await write(short);
  expect(keychain.items.size).toBe(1);
  await write(old);
  expect(keychain.items.size).toBe(4);
});

test('removing takes every part, also when it has to be asked for twice', async () => {
  await write(old);
  let calls = 0;
  const failing = wholeItems(
    afterEachCall(keychain, () => {
      calls += 1;
      if (calls === 3) throw new Error('stopped');
    }),
  );
  await expect(failing.remove('corp', 'silently')).rejects.toThrow('stopped');
  expect(await read()).toBeUndefined();
  expect(keychain.items.size).toBeGreaterThan(0);
  await whole.remove('corp', 'silently');
  expect(keychain.items.size).toBe(0);
  await whole.remove('corp', 'silently');
});

test('a list has one entry an account, and none for what a stopped write left', async () => {
  await write(old);
  await write(short, 'other');
  keychain.items.set('gone · 1 of 2 · 0123abcd', 'left');
  expect((await whole.list('silently')).toSorted()).toEqual(['corp', 'other']);
});

test('what stopped writes left goes with the next one, and that of other accounts stays', async () => {
  keychain.items.set('corp · 1 of 2 · 0123abcd', 'left').set('corporate · 1 of 2 · 0123abcd', 'not ours');
  await write(short);
  expect(namesOf(keychain.items)).toEqual(['corp', 'corporate · 1 of 2 · 0123abcd']);
});

test.each(['corp · 1 of 2 · 0123abcd', "corp · 1 of 2 · 0123abcd'", "it's", ' · 1 of 2 · 0123abcd'])(
  'an account may be called %j',
  async (account) => {
    await write(old);
    await write(long, account);
    expect([await read(), await read(account)]).toEqual([old, long]);
    expect((await whole.list('silently')).toSorted()).toEqual(['corp', account].toSorted());
    await whole.remove('corp', 'silently');
    expect(await read(account)).toBe(long);
    await whole.remove(account, 'silently');
    expect(keychain.items.size).toBe(0);
  },
);

test('a generation that is still counted on is not used again', async () => {
  const marks = ['00000001', '00000001', '00000002'];
  const counted = wholeItems(keychain, () => marks.shift() ?? '');
  await counted.write('corp', old, 'silently');
  await counted.write('corp', long, 'silently');
  expect(marks).toEqual([]);
  expect(await read()).toBe(long);
});

test('a write is done once its text is in place, although the old parts could not go yet', async () => {
  await write(old);
  const sticking = wholeItems({ ...keychain, mostBytes, remove: () => Promise.reject(new Error('not now')) });
  await sticking.write('corp', short, 'silently');
  expect(await read()).toBe(short);
  expect(keychain.items.size).toBe(4);
});

test('half a character, and far too long a text, are refused before anything changes', async () => {
  await write(old);
  const before = new Map(keychain.items);
  await expect(write('\ud83c')).rejects.toMatchObject({ kind: 'refused' });
  await expect(write('x'.repeat(mostBytes * 100))).rejects.toMatchObject({ kind: 'too-large' });
  expect(keychain.items).toEqual(before);
});

test('what somebody else put under the name is told as that', async () => {
  keychain.items.set('corp', 'hunter2');
  await expect(read()).rejects.toMatchObject({ kind: 'taken' });
});

test('a reader that meets a writer gets the new text', async () => {
  await write(old);
  let reads = 0;
  const meeting: RawKeychain = {
    ...keychain,
    mostBytes,
    async read(account, asking) {
      reads += 1;
      if (reads === 3) await write(long);
      return keychain.read(account, asking);
    },
  };
  expect(await wholeItems(meeting).read('corp', 'silently')).toBe(long);
});

test('a reader gives up on an item that never stays the same', async () => {
  await write(old);
  let reads = 0;
  const restless: RawKeychain = {
    ...keychain,
    mostBytes,
    async read(account, asking) {
      reads += 1;
      if (account === 'corp') await write(`${reads}${old}`);
      const text = await keychain.read(account, asking);
      if (account === 'corp') await write(`${reads}.${old}`);
      return text;
    },
  };
  await expect(wholeItems(restless).read('corp', 'silently')).rejects.toMatchObject({ kind: 'damaged' });
});
