import { expect, test } from 'vitest';
import type { Finding, Mended } from '../../../main/domain/doctor/finding.ts';
import { actOnCheckUp } from '../../../main/services/act-on-check-up.ts';

const fine: Finding = { check: 'clock', status: 'ok', what: 'The clock is right.' };
const offline: Finding = { check: 'endpoints', status: 'note', what: 'No session.' };
const open = (path: string): Finding => ({
  check: 'permissions',
  status: 'problem',
  what: `Others may read ${path}.`,
  why: 'The mode is 0644.',
  next: 'Close it.',
  mend: { kind: 'modes', changes: [{ path, mode: 0o600 }] },
});

/** The window's actions over a machine on which this is found, and all that is tried is mended. */
function window(findings: readonly Finding[]) {
  const tried: string[] = [];
  const copied: string[] = [];
  const actions = actOnCheckUp({
    doctor: async () => ({
      look: async () => findings,
      async mend(isWanted) {
        return findings.map((one): Mended => {
          if (one.mend === undefined || !isWanted(one)) return one;
          tried.push(one.what);
          return { ...one, status: 'ok', fixed: true };
        });
      },
    }),
    copyText: async (text) => void copied.push(text),
    heading: () => 'Check-up by Daypass',
  });
  return { ...actions, tried, copied };
}

test('the window is told what was found in words, and no path that could be mended', async () => {
  const { findings } = await window([open('/a'), fine]).lookAround();
  expect(findings).toEqual([
    {
      id: '1.0',
      status: 'problem',
      about: 'Permissions',
      what: 'Others may read /a.',
      why: 'The mode is 0644.',
      next: 'Close it.',
      fixable: true,
    },
    { id: '1.1', status: 'ok', about: 'Clock', what: 'The clock is right.', fixable: false },
  ]);
});

test('what is chosen is mended, and nothing else', async () => {
  const here = window([open('/a'), open('/b'), fine]);
  await here.lookAround();
  const { findings } = await here.mendFindings(['1.1']);
  expect(here.tried).toEqual(['Others may read /b.']);
  expect(findings.map(({ id, fixable, fixed }) => [id, fixable, fixed])).toEqual([
    ['2.0', true, undefined],
    ['2.1', false, true],
    ['2.2', false, undefined],
  ]);
});

test.for([[['1.0']], [['2.9']], [['2.0', '1.1']]])(
  'what an earlier look found is not mended by the number of a later one: %j',
  async ([ids = []]) => {
    const here = window([open('/a'), open('/b')]);
    await here.lookAround();
    await here.lookAround();
    await expect(here.mendFindings(ids)).rejects.toMatchObject({ kind: 'conflict' });
    expect(here.tried).toEqual([]);
  },
);

test('of thousands that are alike some are shown, and counted', async () => {
  const many = Array.from({ length: 500 }, (_, at) => open(`/${at}`));
  const { findings, more } = await window([...many, fine]).lookAround();
  expect([findings.length, more]).toEqual([21, 480]);
});

test('as text, problems come first', async () => {
  const here = window([fine, offline, open('/a')]);
  await here.lookAround();
  await here.copyCheckUp();
  expect(here.copied).toEqual([
    [
      'Check-up by Daypass',
      '',
      'Problem (Permissions): Others may read /a.',
      '  The mode is 0644.',
      '  Close it.',
      'Note (Connection): No session.',
      'Well (Clock): The clock is right.',
      '',
    ].join('\n'),
  ]);
});
