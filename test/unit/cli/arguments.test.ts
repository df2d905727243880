import { describe, expect, test } from 'vitest';
import { isAccountId, isOneOf, readArguments } from '../../../main/cli/arguments.ts';
import { Problem } from '../../../main/domain/problem.ts';

const options = {
  account: { type: 'string', required: true, check: isAccountId },
  session: { type: 'string' },
  format: { type: 'string', check: isOneOf('env', 'json') },
  json: { type: 'boolean' },
} as const;
const read = (...args: string[]) => readArguments('credentials', args, options);
const account = ['--account', '000000000001'];

test('values may follow a space or an equals sign, in any order', () => {
  expect(read('--json', '--session=prod é', ...account)).toEqual({
    account: '000000000001',
    session: 'prod é',
    format: undefined,
    json: true,
  });
  expect(read(...account).json).toBe(false);
});

test('a value may begin with a dash when it is written with an equals sign', () => {
  expect(read(...account, '--session=-odd').session).toBe('-odd');
});

describe('wrong usage names the argument:', () => {
  test.each([
    [[], '--account is missing.'],
    [['--account'], '--account needs a value.'],
    [['--account='], '--account needs a value.'],
    [['--account', '--json'], '--account needs a value.'],
    [['--account', '12345'], '--account "12345" is not an account id'],
    [['--account', '1234567890123'], '--account "1234567890123" is not an account id'],
    [['--account', '12345678901x'], '--account "12345678901x" is not an account id'],
    [[...account, ...account], '--account is given more than once.'],
    [[...account, '--json', '--json'], '--json is given more than once.'],
    [[...account, '--json=yes'], '--json takes no value.'],
    [[...account, '--no-json'], 'There is no option --no-json.'],
    [[...account, '--sesion', 'x'], 'There is no option --sesion. Did you mean --session?'],
    [[...account, '-x'], 'There is no option -x.'],
    [[...account, '--__proto__', 'x'], 'There is no option --__proto__.'],
    [[...account, 'prod'], '"prod" is not expected here.'],
    [[...account, '--', 'prod'], '"prod" is not expected here.'],
    [[...account, '--format', 'xml'], '--format "xml" is not one of env, json.'],
  ])('%j', (args, words) => {
    let thrown: unknown;
    try {
      read(...args);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Problem);
    expect(thrown).toMatchObject({ kind: 'usage', message: expect.stringContaining(words) });
    expect(thrown).toMatchObject({ words: { next: 'See `daypass help credentials`.' } });
  });
});
