import { expect, test } from 'vitest';
import { codeGroups, spelled } from '../../renderer/app/code-groups.ts';

test('a code keeps the groups that it came in, and one without any is split in fours', () => {
  expect(codeGroups('BCDF-GHJK')).toEqual(['BCDF', 'GHJK']);
  expect(codeGroups('BC DF GH')).toEqual(['BC', 'DF', 'GH']);
  expect(codeGroups('BCDFGHJKL')).toEqual(['BCDF', 'GHJK', 'L']);
  expect(codeGroups('')).toEqual([]);
});

test('a code is spelled letter by letter, with a pause between its groups', () => {
  expect(spelled('BCDF-GHJK')).toBe('B C D F, G H J K');
});
