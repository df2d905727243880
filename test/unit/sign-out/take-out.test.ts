import { expect, test } from 'vitest';
import { takeOut } from '../../../main/domain/aws-file/take-out.ts';

const keys = ['aws_access_key_id', 'aws_secret_access_key'];
const ours = 'aws_access_key_id = A\naws_secret_access_key = S\n';
const without = (text: string) => takeOut(text, { header: 'p', keys, companions: ['region'] });

test.each([
  ['alone', `[p]\n${ours}region = r\n`, ''],
  ['first', `[p]\n${ours}\n[q]\nx = 1\n`, '[q]\nx = 1\n'],
  ['in between', `# mine\n[a]\nx = 1\n\n[p]\n${ours}\n[q]\ny = 2\n`, '# mine\n[a]\nx = 1\n\n[q]\ny = 2\n'],
  ['last, without a line end', `[a]\nx = 1\n[p]\n${ours.trimEnd()}`, '[a]\nx = 1\n'],
  ['last, behind an empty line', `[a]\nx = 1\n\n[p]\n${ours}`, '[a]\nx = 1\n'],
  ['with Windows line ends', `[p]\r\n${ours.replaceAll('\n', '\r\n')}[q]\r\nx = 1\r\n`, '[q]\r\nx = 1\r\n'],
])('a section with nothing else in it goes: %s', (_, text, next) => {
  expect(without(text)).toMatchObject({ done: true, text: next });
});

test.each([
  ['another setting', `[p]\n${ours}region = r\noutput = json\n`, '[p]\nregion = r\noutput = json\n'],
  ['a comment', `[p]\n# mine\n${ours}[q]\nx = 1\n`, '[p]\n# mine\n[q]\nx = 1\n'],
])('what somebody else wrote into it stays: %s', (_, text, next) => {
  expect(without(text)).toMatchObject({ done: true, text: next });
});

test('a header that is to stay does so', () => {
  const taken = takeOut(`[p]\n${ours}`, { header: 'p', keys, keepsHeader: true });
  expect(taken).toMatchObject({ done: true, text: '[p]\n' });
});

test('a file that the AWS CLI cannot read is left alone, and so is one without the section', () => {
  expect(without(`[p]\n${ours}garbage\n`)).toMatchObject({ done: false, flaw: { line: 4 } });
  expect(without('[q]\nx = 1\n')).toMatchObject({ done: true, text: '[q]\nx = 1\n' });
});

test('a change that would make something else read differently is refused', () => {
  const indented = `[a]\nx =\n  y = 1\n[p]\n${ours}  [q]\nz = 1\n`;
  const taken = without(indented);
  if (taken.done) expect(taken.text).toContain('y = 1');
  else expect(taken.flaw.line).toBeGreaterThan(0);
});
