import { expect, test } from 'vitest';
import { jsonAnswer } from '../../../main/domain/json-answer.ts';

test('what could steer a terminal or turn the writing around is escaped, and reads back as it was', () => {
  const value = { name: 'a\u009b31m\u202eb\u2028c\u007f\u{e0001}', other: 'Zoë 日本 😀' };
  const text = jsonAnswer(value);
  expect(text).toContain('"a\\u009b31m\\u202eb\\u2028c\\u007f\\udb40\\udc01"');
  expect(text).toContain('Zoë 日本 😀');
  expect(JSON.parse(text)).toEqual(value);
});
