import { expect, test } from 'vitest';
import { questionIn, questionTarget } from '../../../main/domain/profile-question.ts';

test('a question arrives as it was asked', () => {
  const question = {
    args: ['a b', '', '&=?#%+', 'ž\n'],
    env: { HOME: "/home/ana's", AWS_CONFIG_FILE: '' },
    askerId: 7,
  };
  expect(questionIn(questionTarget(question))).toEqual(question);
  expect(questionIn(questionTarget({ args: [], env: {} }))).toEqual({ args: [], env: {} });
});

test.each(['0', '-1', '1.5', '1e3', '99999999999999', ' 1', '1;2'])('"%s" is no number of a process', (asker) => {
  expect(questionIn(`/credentials?asker=${encodeURIComponent(asker)}`)).not.toHaveProperty('askerId');
});

test('only the variables that count are taken over', () => {
  expect(questionIn('/credentials?HOME=/a&PATH=/b&__proto__=c')).toEqual({ args: [], env: { HOME: '/a' } });
});

test('what leads elsewhere is no question', () => {
  for (const target of ['/', '/credentials/', '*', 'http://daypass/credentials', '/credentialsx?argument=a']) {
    expect(questionIn(target)).toBeUndefined();
  }
});
