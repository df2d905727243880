import { expect, test } from 'vitest';
import type { SeveralJob } from '../../../main/domain/several-job.ts';
import { initialState } from '../../../main/domain/state.ts';
import { actOnSeveral } from '../../../main/services/act-on-several.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { noon } from '../state/sample.ts';

const done: SeveralJob = {
  job: 'verify',
  sessionId: 'acme',
  role: 'Reader',
  phase: 'done',
  step: 'identities',
  done: 2,
  of: 2,
  rows: [
    {
      accountId: '012345678901',
      accountName: '=HYPERLINK("https://evil.example","Dev, EU")',
      arn: 'arn:aws:sts::1:ana',
    },
    { accountId: '000000000002', reason: 'AWS refused the request. "No".' },
  ],
  without: [],
  failures: [],
};

function acting(job?: SeveralJob) {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  if (job !== undefined) holder.dispatch({ type: 'job-changed', job });
  const copied: string[] = [];
  const never = () => Promise.reject(new Error('Nobody asked for this.'));
  const actions = actOnSeveral({
    holder,
    jobs: { begin: never, cancel: () => undefined },
    files: { remove: never, keep: never },
    previewProfiles: never,
    copyText: async (text) => void copied.push(text),
  });
  return { ...actions, copied };
}

test('the table is copied as CSV, and no cell of it is reckoned out by a spreadsheet', async () => {
  const { copyCsv, copied } = acting(done);
  await copyCsv();
  expect(copied).toEqual([
    [
      'account,account name,arn,problem',
      `012345678901,"'=HYPERLINK(""https://evil.example"",""Dev, EU"")",arn:aws:sts::1:ana,`,
      '000000000002,,,"AWS refused the request. ""No""."',
      '',
    ].join('\r\n'),
  ]);
});

test.each([[undefined], [{ ...done, phase: 'running' } as const]])(
  'there is no table before one is done',
  async (job) => {
    const { copyCsv, copied } = acting(job);
    await expect(copyCsv()).rejects.toMatchObject({ kind: 'usage' });
    expect(copied).toEqual([]);
  },
);
