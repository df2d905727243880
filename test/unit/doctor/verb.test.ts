import { describe, expect, test } from 'vitest';
import { doctorVerb } from '../../../main/cli/doctor.ts';
import { run } from '../../../main/cli/run.ts';
import type { Finding, Mended } from '../../../main/domain/doctor/finding.ts';

const fine: Finding = { check: 'files', status: 'ok', what: 'All is well.' };
const note: Finding = { check: 'tray', status: 'note', what: 'No tray.', why: 'It is so.', next: 'Live with it.' };
const open: Finding = {
  check: 'permissions',
  status: 'problem',
  what: 'It is open.',
  why: 'The mode is 0644.',
  mend: { kind: 'modes', changes: [{ path: '/x', mode: 0o600 }] },
};
const broken: Finding = { check: 'profiles', status: 'problem', what: 'It is broken.', next: 'Correct it.' };
const offline: Finding = { check: 'endpoints', status: 'problem', what: 'No way.', isUnreachable: true };

async function doctor(findings: readonly Finding[], args: readonly string[] = [], fixed = true) {
  let out = '';
  let err = '';
  const mend = async (): Promise<readonly Mended[]> =>
    findings.map((one) => (one.mend ? { ...one, fixed, status: fixed ? 'ok' : one.status } : one));
  const verbs = { doctor: async () => doctorVerb({ look: async () => findings, mend }) };
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text), env: {} };
  const code = await run(['doctor', ...args], io, verbs, '1.0.0');
  return { code, out, err };
}

test('people see what is well first and problems last, each with a word for what it is', async () => {
  const { out, err } = await doctor([broken, open, note, fine]);
  expect(out).toBe(
    [
      '[ok]       files        All is well.',
      '[note]     tray         No tray.',
      '                        It is so.',
      '                        Live with it.',
      '[problem]  profiles     It is broken.',
      '                        Correct it.',
      '[problem]  permissions  It is open.',
      '                        The mode is 0644.',
      '                        `daypass doctor --fix` mends it.',
      '',
    ].join('\n'),
  );
  expect(err).toBe('daypass: 2 problems found. `daypass doctor --fix` mends 1 of them.\n');
});

test('of many that are alike some are shown, and JSON has them all', async () => {
  const { out } = await doctor(Array.from({ length: 500 }, () => note));
  expect(out.match(/No tray\./g)).toHaveLength(10);
  expect(out).toContain('[note]     tray  And 490 more: see --json.\n');
  expect(
    JSON.parse(
      (
        await doctor(
          Array.from({ length: 500 }, () => note),
          ['--json'],
        )
      ).out,
    ),
  ).toHaveLength(500);
});

test('--fix says what it mended, and no more of it', async () => {
  expect(await doctor([open, fine], ['--fix'])).toEqual({
    code: 0,
    out: '[ok]       files        All is well.\n[mended]   permissions  It is open.\n',
    err: '',
  });
});

test('--json gives every finding with the promised keys, and paths only in words', async () => {
  const { out } = await doctor([fine, open], ['--json']);
  expect(JSON.parse(out)).toEqual([
    { check: 'files', status: 'ok', what: 'All is well.', fixable: false },
    { check: 'permissions', status: 'problem', what: 'It is open.', why: 'The mode is 0644.', fixable: true },
  ]);
  const mended = JSON.parse((await doctor([{ ...open, next: 'Shut it.' }], ['--json', '--fix'])).out);
  expect(mended).toEqual([
    { check: 'permissions', status: 'ok', what: 'It is open.', why: 'The mode is 0644.', fixable: true, fixed: true },
  ]);
});

describe('the exit code', () => {
  test.each([
    ['is 0 when there are notes only', [fine, note], [], 0],
    ['is 1 when there is a problem', [fine, broken], [], 1],
    ['is 1 when AWS can’t be reached, and something else is wrong', [offline, broken], [], 1],
    ['is 5 when AWS can’t be reached, and nothing else is wrong', [offline, note], [], 5],
    ['is 1 when a problem was not mended because nobody asked', [open], [], 1],
    ['is 1 when one is left after the others were mended', [open, broken], ['--fix'], 1],
    ['is 2 for what is no option', [], ['--mend'], 2],
  ] as const)('%s', async (_, findings, args, code) => {
    expect((await doctor(findings, args)).code).toBe(code);
  });

  test('is 6 when something could not be mended', async () => {
    const { code, err } = await doctor([open, broken], ['--fix'], false);
    expect({ code, err }).toEqual({ code: 6, err: 'daypass: 1 thing could not be mended. What is above says why.\n' });
  });
});

test('names from files cannot steer the terminal', async () => {
  const { out } = await doctor([{ ...note, what: 'The profile "\u001b[2J" is\r there.' }]);
  for (const control of ['\u001b', '\r']) expect(out).not.toContain(control);
});
