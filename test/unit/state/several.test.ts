import { describe, expect, test } from 'vitest';
import { nextMoment } from '../../../main/domain/next-moment.ts';
import { remindersOf } from '../../../main/domain/reminders-of.ts';
import type { LeftSecretFile, SeveralJob } from '../../../main/domain/several-job.ts';
import type { StateEvent } from '../../../main/domain/state.ts';
import { createViewOf } from '../../../main/domain/view-of.ts';
import { found, hour, minute, noon, sessionWith, after as stateAfter, utc } from './sample.ts';
import { screen, telling } from './told.ts';

const acme = sessionWith('acme', 5 * hour);
const at = (now: number): StateEvent => ({ type: 'time-passed', now });

describe('a file with credentials', () => {
  const file: LeftSecretFile = {
    id: 'f1',
    sessionId: 'acme',
    role: 'Reader',
    label: '~/keys.json',
    accounts: 2,
    endsAt: noon + hour,
  };
  const files = (...left: readonly LeftSecretFile[]): StateEvent => ({ type: 'secret-files-found', files: left });
  const told = '+ A file with credentials is still there';
  const key = '["file","f1"]';

  test('is no news while it is at work, and is told of when its credentials have ended', () => {
    const { happen } = telling(found(acme), files(file));
    expect(happen(at(noon + hour - 1))).toEqual([]);
    expect(happen(at(noon + hour))).toEqual([told]);
    expect(happen(at(noon + 2 * hour))).toEqual([]);
  });

  test('is told of at the next start, and once more when its credentials have ended', () => {
    const { first, happen } = telling(files({ ...file, fromBefore: true }));
    expect(first).toEqual([told]);
    expect(happen(at(noon + hour))).toEqual([told]);
  });

  test('is told of once for each, whatever the clock does', () => {
    const { happen } = telling(files({ ...file, fromBefore: true }), at(noon + hour));
    expect(happen(at(noon), at(noon + 2 * hour), at(noon))).toEqual([]);
  });

  test('is told of no more once it is gone', () => {
    const { happen } = telling(files({ ...file, fromBefore: true }));
    expect(happen(files())).toEqual([`- ${key}`]);
  });

  test('is told of whoever is signed in, and not while the screen is locked', () => {
    const { happen } = telling(found(sessionWith('acme')), screen('locked'), files({ ...file, fromBefore: true }));
    expect(happen(found())).toEqual([]);
    expect(happen(screen('open'))).toEqual([told]);
  });

  test('can wait, and be dismissed', () => {
    const { happen } = telling(files({ ...file, fromBefore: true }));
    expect(happen({ type: 'reminder-snoozed', key })).toEqual([`- ${key}`]);
    expect(happen(at(noon + 10 * minute))).toEqual([told]);
    expect(happen({ type: 'reminder-dismissed', key })).toEqual([`- ${key}`]);
  });

  test('says how long it works, and that it is to be deleted', () => {
    const bodyAt = (now: number) =>
      remindersOf(stateAfter(), stateAfter(files({ ...file, fromBefore: true }), at(now)), utc).show[0]?.body;
    expect(bodyAt(noon)).toBe('~/keys.json works until 13:00. Delete it when it has done its work.');
    expect(bodyAt(noon + hour)).toBe('~/keys.json works no more. Delete it when it has done its work.');
  });

  test('is seen in the window with its end, and time changes that at its end and when a day begins', () => {
    const late = { ...file, endsAt: noon + 13 * hour };
    const textAt = (now: number) => createViewOf(utc)(stateAfter(files(late), at(now))).secretFiles[0]?.text;
    expect([noon, noon + 12 * hour, noon + 13 * hour].map(textAt)).toEqual([
      'Works until tomorrow at 01:00',
      'Works until 01:00',
      'Its credentials ended at 01:00',
    ]);
    const nextAfter = (now: number) => nextMoment(stateAfter(files(late), at(now)));
    expect(nextAfter(noon + 12 * hour - minute)).toBe(noon + 12 * hour);
    expect(nextAfter(noon + 13 * hour - minute)).toBe(noon + 13 * hour);
    expect(nextAfter(noon + 100 * hour)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('a job over several accounts in the window', () => {
  const verify: Extract<SeveralJob, { job: 'verify' }> = {
    job: 'verify',
    sessionId: 'acme',
    role: 'AdministratorAccess',
    phase: 'running',
    step: 'credentials',
    done: 3,
    of: 40,
    rows: [],
    without: [{ accountId: '000000000003' }],
    failures: [],
  };
  const view = (job: SeveralJob) => createViewOf(utc)(stateAfter(found(acme), { type: 'job-changed', job })).job;

  test('has the names of its session and its accounts, and how powerful its role sounds', () => {
    expect(view(verify)).toMatchObject({
      sessionName: 'acme',
      power: 'admin',
      without: [{ accountId: '000000000003', accountName: '000000000003' }],
    });
  });

  test.each<[string, Partial<typeof verify>]>([
    ['Credentials of 3 of 40 accounts', {}],
    ['Roles of 3 of 40 accounts', { step: 'roles' }],
    ['Asked in 3 of 40 accounts', { step: 'identities' }],
    ['Writing…', { step: 'writing' }],
    ['Cancelled.', { phase: 'cancelled' }],
    ['AWS went away.', { phase: 'failed', problem: { kind: 'unreachable', what: 'AWS went away.' } }],
    ['AWS knows you in 1 account.', { phase: 'done', rows: [{ accountId: '1', arn: 'arn' }] }],
    [
      'AWS knows you in 1 of 2 accounts.',
      {
        phase: 'done',
        rows: [
          { accountId: '1', arn: 'arn' },
          { accountId: '2', reason: 'No.' },
        ],
      },
    ],
  ])('says "%s"', (text, change) => {
    expect(view({ ...verify, ...change })?.text).toBe(text);
  });

  test('says that nothing was written when it was cancelled, and what was when it is done', () => {
    const { rows: _, job: __, ...rest } = verify;
    const profiles = { ...rest, job: 'profiles', kind: 'sso', conflicts: [] } as const;
    expect(view({ ...rest, job: 'file', phase: 'cancelled' })?.text).toBe('Cancelled. Nothing was written.');
    const made = (written: number, unchanged: number) =>
      view({ ...profiles, phase: 'done', profiles: { file: '~/.aws/config', written, unchanged } })?.text;
    expect([made(1, 0), made(3, 1), made(0, 2)]).toEqual([
      '1 profile was written.',
      '3 profiles were written. 1 was there already.',
      '0 profiles were written. 2 were there already.',
    ]);
  });
});
