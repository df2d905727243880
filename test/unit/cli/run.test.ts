import { describe, expect, test } from 'vitest';
import { run, type VerbMaker } from '../../../main/cli/run.ts';
import { Problem, type ProblemKind } from '../../../main/domain/problem.ts';

/** Runs one line and gives all that a person would see of it. */
async function typed(line: string, verbs: Record<string, VerbMaker> = {}) {
  let out = '';
  let err = '';
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text), env: {} };
  const none: VerbMaker = async () => async () => {};
  const code = await run(line === '' ? [] : line.split(' '), io, { status: none, accounts: none, ...verbs }, '1.2.3');
  return { code, out, err };
}

test('a verb gets its arguments and answers on stdout', async () => {
  const echo: VerbMaker = async () => async (args, io) => io.out(args.join('|'));
  expect(await typed('status --json a', { status: echo })).toEqual({ code: 0, out: '--json|a', err: '' });
});

test('only the verb that was asked for is loaded', async () => {
  const loaded: string[] = [];
  const maker = (name: string): VerbMaker => {
    return async () => {
      loaded.push(name);
      return async () => {};
    };
  };
  const verbs = { status: maker('status'), accounts: maker('accounts') };
  await typed('help', verbs);
  await typed('accounts --help', verbs);
  expect(loaded).toEqual([]);
  await typed('accounts', verbs);
  expect(loaded).toEqual(['accounts']);
});

describe('what goes wrong', () => {
  test.each<[ProblemKind, number]>([
    ['usage', 2],
    ['sign-in-needed', 3],
    ['no-such-access', 4],
    ['unreachable', 5],
    ['file', 6],
    ['keychain', 1],
    ['conflict', 1],
    ['unexpected', 1],
  ])('a problem of kind %s ends with %d and one line on stderr', async (kind, code) => {
    const failing: VerbMaker = async () => async () => {
      throw new Problem(kind, { what: 'It broke.', why: 'It was old.', next: 'Buy another.' });
    };
    expect(await typed('status', { status: failing })).toEqual({
      code,
      out: '',
      err: 'daypass: It broke. It was old. Buy another.\n',
    });
  });

  test('an unforeseen error shows no stack', async () => {
    const { code, err } = await typed('status', { status: () => Promise.reject(new TypeError('x is undefined')) });
    expect(code).toBe(1);
    expect(err).toMatch(/^daypass: .*x is undefined\.\n$/);
  });
});

describe('help', () => {
  test.each(['', 'help', '--help', '-h'])('"daypass %s" lists the verbs', async (line) => {
    const { code, out } = await typed(line);
    expect(code).toBe(0);
    for (const verb of ['status', 'accounts', 'credentials', 'export']) expect(out).toContain(`daypass ${verb}`);
  });

  test.each(['help status', 'status --help', 'status -h'])('"daypass %s" explains the verb', async (line) => {
    expect((await typed(line)).out).toMatch(/^daypass status \[--json\]\n/);
  });

  test('names the version', async () => {
    expect(await typed('--version')).toEqual({ code: 0, out: '1.2.3\n', err: '' });
  });
});

describe('a verb that is not there', () => {
  test.each([
    ['statsu', 'Did you mean `daypass status`?'],
    ['Status', 'Did you mean `daypass status`?'],
    ['help acounts', 'Did you mean `daypass accounts`?'],
    ['frobnicate', 'See `daypass help`.'],
    ['toString', 'There is no verb "toString"'],
  ])('"daypass %s" is wrong usage, and says what to do', async (line, words) => {
    const { code, out, err } = await typed(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });
});
