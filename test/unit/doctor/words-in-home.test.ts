import { expect, test } from 'vitest';
import { wordsInHome } from '../../../main/domain/doctor/words-in-home.ts';

test('the home folder is written as people write it, and another’s is not taken for it', () => {
  const words = {
    what: '/home/ana/.aws/config is not a file.',
    why: '/home/anabel/x is.',
    next: 'Move C:\\Users\\ana\\x.',
  };
  expect(wordsInHome(words, '/home/ana')).toEqual({ ...words, what: '~/.aws/config is not a file.' });
  expect(wordsInHome(words, 'C:\\Users\\ana')).toEqual({ ...words, next: 'Move ~\\x.' });
  expect(wordsInHome(words, '')).toEqual(words);
});
