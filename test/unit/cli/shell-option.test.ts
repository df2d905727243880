import { expect, test } from 'vitest';
import { readArguments } from '../../../main/cli/arguments.ts';
import { signInLine } from '../../../main/cli/sign-in-line.ts';
import { shellOption } from '../../../main/domain/shell-word.ts';
import { signInCommand } from '../../../main/domain/sign-in-command.ts';

test.each([
  ['corp', '--session corp'],
  ['my corp', "--session 'my corp'"],
  ['-x', '--session=-x'],
  ['--json', '--session=--json'],
  ["-it's", `--session='-it'\\''s'`],
])('an option with the value %s is written %s', (value, option) => {
  expect(shellOption('session', value)).toBe(option);
});

test('a value that begins with a dash comes back', () => {
  const [option = ''] = shellOption('session', '--json').split(' ');
  const options = { session: { type: 'string' } } as const;
  expect(readArguments('keychain', [option], options)).toEqual({ session: '--json' });
});

test('so do the commands that sign in', () => {
  const session = { id: '-x', name: '-x', startUrl: 'https://x.awsapps.com/start', region: 'us-east-1' } as const;
  expect(signInLine(session)).toBe('daypass sign-in --session=-x');
  expect(signInCommand({ ...session, form: 'sso-session' })).toBe('aws sso login --sso-session=-x');
  expect(signInCommand({ ...session, form: 'legacy', profile: '-p' })).toBe('aws sso login --profile=-p');
});
