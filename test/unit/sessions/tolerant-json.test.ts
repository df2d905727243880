import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTolerantJson } from '../../../main/domain/tolerant-json.ts';

const objects = fc.dictionary(fc.string(), fc.jsonValue());
const asParsed = (object: unknown): unknown => JSON.parse(JSON.stringify(object));

test('a whole object is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(objects, fc.constantFrom('', ' \n', '\uFEFF'), (object, before) => {
      const text = `${before}${JSON.stringify(object, null, 2)}\n`;
      expect(readTolerantJson(text)).toEqual({ object: asParsed(object), whole: true });
    }),
  );
});

test('the end of another text behind the object is ignored', () => {
  fc.assert(
    fc.property(objects, fc.constantFrom('"}"}', '"}', '}', 'Z"}', '{"a', 'x'), (object, tail) => {
      expect(readTolerantJson(JSON.stringify(object) + tail)).toEqual({ object: asParsed(object), whole: false });
    }),
  );
});

test('an object that is cut short anywhere is none', () => {
  fc.assert(
    fc.property(objects, fc.nat(), (object, at) => {
      const text = JSON.stringify(object);
      expect(readTolerantJson(text.slice(0, at % text.length))).toBeUndefined();
    }),
  );
});

test.each(['', 'null', '[]', '"{}"', '12', 'hello', '}{'])('%j holds no object', (text) => {
  expect(readTolerantJson(text)).toBeUndefined();
});
