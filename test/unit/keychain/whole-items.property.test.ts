import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutText } from '../../../main/domain/item-parts.ts';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { wholeItems } from '../../../main/services/whole-items.ts';
import { fakeKeychain } from './fake-keychain.ts';

/** Small enough for many parts, with room for a head. */
const mostBytes = 200;

const character = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  fc.constantFrom('é', '€', '🔑', '\0', '\ufeff'),
);
const textOf = (lengths: fc.ArrayConstraints) => fc.array(character, lengths).map((characters) => characters.join(''));
const longText = textOf({ minLength: 3 * mostBytes, maxLength: 4 * mostBytes, size: 'max' });
const text = fc.oneof(textOf({ maxLength: 40 }), longText);

const written = async (...texts: readonly string[]) => {
  const keychain = fakeKeychain({ mostBytes });
  const whole = wholeItems(keychain);
  for (const one of texts) await whole.write('corp', one, 'silently');
  return { items: keychain.items, read: () => whole.read('corp', 'silently') };
};

/** The text, or the kind of failure. */
async function outcome(reading: Promise<string | undefined>) {
  try {
    return { text: await reading };
  } catch (error) {
    return { kind: error instanceof KeychainFailure ? error.kind : error };
  }
}

const failed = [{ kind: 'damaged' }, { kind: 'taken' }];

test('a text comes back as it was, and no item is too long, whatever was there before', async () => {
  await fc.assert(
    fc.asyncProperty(text, text, async (before, after) => {
      const { items, read } = await written(before, after);
      expect(await read()).toBe(after);
      for (const item of items.values()) expect(Buffer.byteLength(item)).toBeLessThanOrEqual(mostBytes);
    }),
  );
});

test('pieces are the text, none is too long, and none but the last could take another character', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 50 }), (one, most) => {
      const pieces = cutText(one, most);
      expect(pieces.join('')).toBe(one);
      const lengths = pieces.map((piece) => Buffer.byteLength(piece));
      expect(lengths.every((length) => length <= most && length > 0)).toBe(true);
      expect(lengths.slice(0, -1).every((length) => length > most - 4)).toBe(true);
    }),
  );
});

test('an item that is cut, wherever that is, is not half a text', async () => {
  await fc.assert(
    fc.asyncProperty(longText, fc.nat(), fc.nat(), async (one, which, where) => {
      const { items, read } = await written(one);
      const [name, item] = [...items][which % items.size] ?? ['', ''];
      items.set(name, item.slice(0, where % item.length));
      expect(await outcome(read())).toEqual({ kind: 'damaged' });
    }),
  );
});

test('an item that is lost means no text at all, or a failure', async () => {
  await fc.assert(
    fc.asyncProperty(longText, fc.nat(), async (one, which) => {
      const { items, read } = await written(one);
      const name = [...items.keys()][which % items.size] ?? '';
      items.delete(name);
      expect(await outcome(read())).toEqual(name === 'corp' ? { text: undefined } : { kind: 'damaged' });
    }),
  );
});

test('items that changed places, or of which one took the place of another, are told', async () => {
  await fc.assert(
    fc.asyncProperty(longText, fc.nat(), fc.nat(), fc.boolean(), async (one, first, second, isSwap) => {
      const { items, read } = await written(one);
      const names = [...items.keys()];
      const [a, b] = [names[first % names.length] ?? '', names[second % names.length] ?? ''];
      const [textOfA, textOfB] = [items.get(a) ?? '', items.get(b) ?? ''];
      fc.pre(textOfA !== textOfB);
      items.set(a, textOfB);
      if (isSwap) items.set(b, textOfA);
      expect(failed).toContainEqual(await outcome(read()));
    }),
  );
});

test('a letter that is another one is told', async () => {
  await fc.assert(
    fc.asyncProperty(
      longText,
      fc.nat(),
      fc.nat(),
      fc.string({ minLength: 1, maxLength: 1 }),
      async (one, which, where, letter) => {
        const { items, read } = await written(one);
        const [name, item] = [...items][which % items.size] ?? ['', ''];
        const at = where % item.length;
        const changed = `${item.slice(0, at)}${letter}${item.slice(at + 1)}`;
        fc.pre(changed !== item);
        items.set(name, changed);
        const result = await outcome(read());
        // Leading zeros of a number make no other one.
        expect([...failed, { text: one }]).toContainEqual(result);
        if (name !== 'corp') expect(failed).toContainEqual(result);
      },
    ),
  );
});

test('a part of another write in the place of one, or the other head, is told', async () => {
  await fc.assert(
    fc.asyncProperty(longText, longText, fc.nat(), async (one, other, which) => {
      const [mine, others] = [await written(one), await written(other)];
      const names = [...mine.items.keys()];
      const at = which % names.length;
      const name = names[at] ?? '';
      const theirs = [...others.items.values()][at];
      fc.pre(theirs !== undefined && theirs !== mine.items.get(name));
      mine.items.set(name, theirs ?? '');
      expect(failed).toContainEqual(await outcome(mine.read()));
    }),
  );
});

test('any change at all to what lies there gives the whole text, none, or a failure', async () => {
  const item = fc.oneof(fc.constant(undefined), text, fc.nat());
  await fc.assert(
    fc.asyncProperty(
      longText,
      longText,
      fc.array(fc.tuple(fc.nat(), item), { maxLength: 6 }),
      async (old, one, changes) => {
        const { items, read } = await written(old);
        const before = new Map(items);
        const { items: after } = await written(one);
        for (const [name, value] of after) items.set(name, value);
        const all = [...before, ...after];
        for (const [which, change] of changes) {
          const name = all[which % all.length]?.[0] ?? '';
          if (change === undefined) items.delete(name);
          else items.set(name, typeof change === 'string' ? change : (all[change % all.length]?.[1] ?? ''));
        }
        const possible = [...failed, { text: undefined }, { text: old }, { text: one }];
        expect(possible).toContainEqual(await outcome(read()));
      },
    ),
  );
});
