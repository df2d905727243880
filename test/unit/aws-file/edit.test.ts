import { expect, test } from 'vitest';
import { editAwsFile } from '../../../main/domain/aws-file/edit.ts';
import { parseAwsFile } from '../../../main/domain/aws-file/parse.ts';

const edit = (text: string, header: string, settings: Record<string, string>) =>
  editAwsFile(text, [{ header, settings: new Map(Object.entries(settings)) }]);
const region = { region: 'eu-west-1' };

test.each([
  ['an empty file', '', '[profile n]\nregion = eu-west-1\n'],
  [
    'a last line without its end',
    '[default]\noutput=json',
    '[default]\noutput=json\n\n[profile n]\nregion = eu-west-1\n',
  ],
  ['CRLF', '[default]\r\noutput=json\r\n', '[default]\r\noutput=json\r\n\r\n[profile n]\r\nregion = eu-west-1\r\n'],
  ['a comment only', '# mine', '# mine\n\n[profile n]\nregion = eu-west-1\n'],
  ['the section, without the setting', '[profile n]\n\n# end\n', '[profile n]\nregion = eu-west-1\n\n# end\n'],
  [
    'the section, with a block',
    '[profile n]\ns3 =\n  a = b\n\n[x]\n',
    '[profile n]\ns3 =\n  a = b\nregion = eu-west-1\n\n[x]\n',
  ],
  ['an older value', '[profile n]\n\tREGION  :  x \noutput = a\n', '[profile n]\n\tregion = eu-west-1\noutput = a\n'],
  ['a comment behind the value', '[profile n]\nregion = x # home\n', '[profile n]\n# home\nregion = eu-west-1\n'],
  ['the value already', '[profile n]\nregion=eu-west-1', '[profile n]\nregion=eu-west-1'],
  [
    'the value after a colon, which only some tools read',
    '[profile n]\nregion: eu-west-1\n',
    '[profile n]\nregion = eu-west-1\n',
  ],
  ['the last line as the one to change', '[profile n]\nregion = x', '[profile n]\nregion = eu-west-1'],
])('a setting is put into a file with %s', (_, before, after) => {
  expect(edit(before, 'profile n', region)).toMatchObject({ done: true, text: after });
});

test.each([
  ['a value that goes on in the next line', '[profile n]\nregion = x\n  output = json\n', 3],
  ['a section that is there twice', '[a]\n[b]\n[a]\n', 3],
  ['a key that is there twice, in another case', '[a]\nk = 1\nK = 2\n', 3],
  ['a line without "="', '[a]\nk = 1\n\nwhat\n', 4],
  ['a byte order mark', '\ufeff[a]\n', 1],
  ['an empty header', '# x\n[]\n', 2],
  ['a setting before any section', '\nk = 1\n', 2],
  ['a block with a line that is none', '[a]\ns3 =\n  x = y\n  bad\n', 4],
  ['a byte that is not UTF-8', '[a]\n# \udcff\n', 2],
  ['line ends that only some tools see', '[a]\rk = 1\r', 1],
])('a file with %s is left alone, and the line is named', (_, before, line) => {
  expect(edit(before, 'profile n', region)).toMatchObject({ done: false, flaw: { line } });
});

test('new settings of the last section stay in it when another section is added, with one line end made good', () => {
  const puts = ['sso-session s', 'profile n', 'profile m'].map((header) => ({
    header,
    settings: new Map([['k', 'v']]),
  }));
  expect(editAwsFile('[profile n]\nregion = x', puts)).toMatchObject({
    text: '[profile n]\nregion = x\nk = v\n\n[sso-session s]\nk = v\n\n[profile m]\nk = v\n',
  });
});

test.each(['a\nb', ' a', 'a ', '', 'a #b', '#a', 'a\t;b'])('the value %j is refused', (value) => {
  expect(edit('[a]\n', 'profile n', { region: value })).toMatchObject({ done: false });
});

test('ten times the file takes about ten times as long, to 5 MB', { timeout: 60_000 }, () => {
  const one = (at: number) =>
    `[profile p${at}]\nregion = us-east-1 # c\nsso_account_id = 000000000000\ns3 =\n  a = b\n\n`;
  const file = (sections: number) => Array.from({ length: sections }, (_, at) => one(at)).join('');
  // The best of three: a busy machine slows any single run down.
  const bestMs = (text: string): number => {
    const times = Array.from({ length: 3 }, () => {
      const start = performance.now();
      expect(edit(text, 'profile n', region).done).toBe(true);
      return performance.now() - start;
    });
    return Math.min(...times);
  };
  const [small, large] = [file(6_200), file(62_000)];
  expect(large.length).toBeGreaterThan(5_000_000);
  bestMs(small);
  // What is quadratic would take a hundred times as long.
  expect(bestMs(large) / bestMs(small)).toBeLessThan(50);
});

test.each([
  ['one long line', `[a]\nk = ${'x '.repeat(2_500_000)}\n`],
  ['one long value of many lines', `[a]\nk =${'\n  a = b'.repeat(500_000)}\n`],
  ['many blank lines', `[a]\nk = 1\n${'\n'.repeat(2_000_000)}`],
  ['one long line of brackets', `${'['.repeat(3_000_000)}\n`],
])('%s does not slow the reader down', (_, text) => {
  const start = performance.now();
  parseAwsFile(text);
  expect(performance.now() - start).toBeLessThan(4000);
});

test.each([
  ['[profile n] junk', 'some AWS tools do not read this line as [profile n]'],
  ['[profile n ]', 'the name is empty or has a space at one end'],
])('a header that AWS tools read differently is named: %s', (header, what) => {
  const before = `[profile a]\noutput = json\n${header}\noutput = text\n[profile z]\n`;
  const written = parseAwsFile(before).sections[1]?.header ?? '';
  expect(edit(before, written, region)).toEqual({ done: false, flaw: { line: 3, what } });
});
