import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bothChanges } from '../../../main/domain/aws-file/both-changes.ts';
import { editAwsFile } from '../../../main/domain/aws-file/edit.ts';
import { scan } from '../../../main/domain/aws-file/scan.ts';
import { tidyFile } from './arbitrary-file.ts';

const section = (name: string, key: string) => `[${name}]\naws_access_key_id = ${key}\nregion = x\n`;

test('two changes of different sections are both made, wherever they are', () => {
  const before = `${section('a', '1')}\n# mine\n${section('b', '1')}`;
  const renewed = before.replace('= 1', '= 2');
  const removed = section('a', '1');
  expect(bothChanges(before, renewed, removed)).toBe(section('a', '2'));
  expect(bothChanges(before, removed, renewed)).toBe(section('a', '2'));
  const added = `${before}${section('c', '1')}`;
  expect(bothChanges(before, renewed, added)).toBe(`${renewed}${section('c', '1')}`);
});

test('the empty line between two sections may go with both', () => {
  const before = `${section('a', '1')}\n${section('b', '1')}`;
  expect(bothChanges(before, section('a', '1'), section('b', '1'))).toBe('');
});

test.each([
  ['the same lines', section('a', '1'), section('a', '2'), section('a', '3')],
  ['one section in different lines', section('a', '1'), section('a', '2'), section('a', '1').replace('x', 'y')],
  [
    'one and the same place',
    section('a', '1'),
    section('a', '1') + section('b', '1'),
    section('a', '1') + section('c', '1'),
  ],
  [
    'a setting that would go to another section',
    section('a', '1') + section('b', '1'),
    section('a', '1'),
    `${section('a', '1')}${section('b', '1')}output = json\n`,
  ],
])('two changes are not taken together where they touch %s', (_, before, one, other) => {
  expect(bothChanges(before, one, other)).toBeUndefined();
  expect(bothChanges(before, other, one)).toBeUndefined();
});

test('whatever is put into one section and then taken back does not change what was put into another one since', () => {
  let taken = 0;
  const put = fc.constantFrom('a', 'b', 'new', 'profile a', 'profile b', 'prod', 'default');
  fc.assert(
    fc.property(tidyFile, put, put, (before, ours, later) => {
      fc.pre(ours !== later);
      const edit = (text: string, header: string, value: string) => {
        const edited = editAwsFile(text, [{ header, settings: new Map([['aws_access_key_id', value]]) }]);
        return edited.done && edited.changes.length > 0 ? edited.text : undefined;
      };
      const start = edit(before, later, 'OLD');
      const made = start === undefined ? undefined : edit(start, ours, 'MINE');
      const renewed = made === undefined ? undefined : edit(made, later, 'NEW');
      if (start === undefined || made === undefined || renewed === undefined) return;
      const back = bothChanges(made, renewed, start);
      expect(back).toBe(edit(start, later, 'NEW'));
      expect(scan(back ?? '').flaws).toEqual([]);
      taken += 1;
    }),
    { numRuns: 300 },
  );
  expect(taken).toBeGreaterThan(100);
});
