import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNewerToken } from '../../../main/domain/is-newer-token.ts';
import { hour, minute, noon, sampleToken } from '../signed-in/sample-token.ts';

const dated = (name: string, endsIn: number, receivedAt?: number) => ({
  token: sampleToken(name, { expiresAt: noon + endsIn }),
  ...(receivedAt !== undefined && { receivedAt: noon + receivedAt }),
});

test('the one that came later counts while it is good, although it may be for a shorter time', () => {
  const eightHours = dated('a', 7 * hour, -hour);
  expect(isNewerToken(dated('b', hour, 0), eightHours, noon)).toBe(true);
  expect(isNewerToken(eightHours, dated('b', hour, 0), noon)).toBe(false);
  expect(isNewerToken(dated('b', hour, 0), eightHours, noon + 2 * hour)).toBe(false);
});

test('where nobody knows which came later, the one that lasts longer counts', () => {
  expect(isNewerToken(dated('b', hour), dated('a', minute, 0), noon)).toBe(true);
  expect(isNewerToken(dated('b', minute), dated('a', hour), noon)).toBe(false);
  expect(isNewerToken(dated('b', hour, 400), dated('a', minute, 800), noon)).toBe(true);
});

const anyDated = fc
  .tuple(
    fc.constantFrom('a', 'b'),
    fc.integer({ min: -9, max: 9 }),
    fc.option(fc.integer({ min: -9, max: 9 }), { nil: undefined }),
  )
  .map(([name, endsIn, receivedAt]) => dated(name, endsIn * minute, receivedAt && receivedAt * minute));

test('never are both newer, and no token is newer than itself', () => {
  fc.assert(
    fc.property(anyDated, anyDated, (one, other) => {
      expect(isNewerToken(one, other, noon) && isNewerToken(other, one, noon)).toBe(false);
      expect(isNewerToken(one, one, noon)).toBe(false);
    }),
  );
});
