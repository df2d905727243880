import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import { accountIds } from '../access/fake-portal.ts';
import { found, hour, noon } from '../state/sample.ts';
import { jobScene, known, requestOf, role, signedOut } from './job-scene.ts';

const arn = (accountId: string) => `arn:aws:sts::${accountId}:assumed-role/Reader/ana`;

describe('verifying an access', () => {
  test('tells who one is in each account with the role, or why that is not known, and who has it not', async () => {
    const scene = jobScene({ stsFails: (accountId) => (accountId === '000000000002' ? 'invalid' : undefined) });
    const failed = {
      accountId: '000000000002',
      accountName: 'Prod',
      reason: 'AWS refused the request. It was refused.',
    };
    expect(await scene.run()).toMatchObject({
      phase: 'done',
      rows: [{ accountId: '000000000001', accountName: 'Dev', arn: arn('000000000001') }, failed],
      failures: [failed],
      without: [{ accountId: '000000000003', accountName: 'Sandbox' }],
    });
    expect(scene.view().job).toMatchObject({
      job: 'verify',
      text: 'AWS knows you in 1 of 2 accounts.',
      power: 'read-only',
    });
  });

  test('asks for nothing that is listed already', async () => {
    const { run, calls } = jobScene();
    await run();
    expect(calls.map((call) => [call.accountId, call.role])).toEqual([
      ['000000000001', role],
      ['000000000002', role],
    ]);
  });

  test('reaches no account but the chosen ones, each once', async () => {
    const { run, asked } = jobScene();
    const one = '000000000002';
    expect(await run({ accountIds: [one, one] })).toMatchObject({ rows: [{ accountId: one }], without: [] });
    expect(asked).toEqual([one]);
  });

  test('asks for the roles of those of which they are not known', async () => {
    const { run, calls } = jobScene({ listed: known.map(({ roles: _, ...account }) => account) });
    expect(await run()).toMatchObject({ phase: 'done', rows: [{ accountName: 'Dev' }, { accountName: 'Prod' }] });
    expect(calls.filter(({ accountId }) => accountId === undefined)).toEqual([]);
  });

  test('lists the accounts first where not all are known', async () => {
    const { run, calls } = jobScene({ listed: [] });
    expect(await run()).toMatchObject({ phase: 'done', rows: [{}, {}], without: [{}] });
    expect(calls[0]).not.toHaveProperty('accountId');
  });

  test('is noted for each account that answered', async () => {
    const scene = jobScene({ stsFails: (accountId) => (accountId === '000000000002' ? 'invalid' : undefined) });
    await scene.run();
    expect(scene.noted).toEqual([
      { use: 'verify', sessionId: 'acme', role, accountId: '000000000001', accountName: 'Dev' },
    ]);
  });

  test('fails where nobody has the role', async () => {
    expect(await jobScene().run({ role: 'Nobody' })).toMatchObject({
      phase: 'failed',
      problem: { kind: 'no-such-access', what: 'You have the role "Nobody" in none of these accounts.' },
    });
  });
});

describe('one job at a time', () => {
  test('another is refused while one runs, and may begin after it', async () => {
    const { jobs, ended } = jobScene();
    await jobs.begin(requestOf());
    expect(jobs.busy()).toBe(true);
    await expect(jobs.begin(requestOf())).rejects.toMatchObject({ kind: 'conflict' });
    await ended();
    expect(jobs.busy()).toBe(false);
    expect(await jobs.begin(requestOf())).toEqual({ begun: true });
  });

  test('one that could not be prepared is none', async () => {
    const problem = new Problem('file', { what: 'The disk is away.' });
    const { jobs, holder } = jobScene({ prepare: () => Promise.reject(problem) });
    await expect(jobs.begin(requestOf({ job: 'file' }))).rejects.toBe(problem);
    expect(holder.state().job).toBeUndefined();
    expect(await jobs.begin(requestOf())).toEqual({ begun: true });
  });

  test('one whose session was signed out while the dialog was open is none', async () => {
    const scene = jobScene({
      async prepare() {
        scene.holder.dispatch(found(signedOut));
        return () => Promise.reject(new Error('It was begun.'));
      },
    });
    await expect(scene.jobs.begin(requestOf({ job: 'file' }))).rejects.toMatchObject({ kind: 'sign-in-needed' });
    expect([scene.holder.state().job, scene.jobs.busy()]).toEqual([undefined, false]);
  });

  test('one that was cancelled while the dialog was open is none', async () => {
    const scene = jobScene({
      async prepare() {
        scene.jobs.cancel();
        return () => Promise.reject(new Error('It was begun.'));
      },
    });
    expect(await scene.jobs.begin(requestOf({ job: 'file' }))).toEqual({ begun: false });
    expect([scene.holder.state().job, scene.jobs.busy()]).toEqual([undefined, false]);
  });

  test('one that the person did not go on with is none', async () => {
    const { jobs, holder } = jobScene({ prepare: async () => undefined });
    expect(await jobs.begin(requestOf({ job: 'file' }))).toEqual({ begun: false });
    expect([holder.state().job, jobs.busy()]).toEqual([undefined, false]);
  });
});

describe('an administrator role', () => {
  const admin = { role: 'AdministratorAccess' };

  test('is to be confirmed, and the words name how many accounts it reaches', async () => {
    const { jobs, calls } = jobScene();
    await expect(jobs.begin(requestOf(admin))).rejects.toMatchObject({
      kind: 'confirmation-needed',
      words: { what: '"AdministratorAccess" sounds like an administrator: whoever uses it may rule 2 accounts.' },
    });
    await expect(jobs.begin(requestOf({ ...admin, accountIds: ['000000000001'] }))).rejects.toThrow('1 account.');
    expect(calls).toEqual([]);
    expect(await jobs.begin(requestOf({ ...admin, confirmed: true }))).toEqual({ begun: true });
  });

  test('is to be confirmed where nobody knows how many accounts there are, too', async () => {
    const { jobs, holder } = jobScene({ listed: [] });
    const reach = (known: number) => `whoever uses it may rule all accounts that have it (${known} known so far).`;
    await expect(jobs.begin(requestOf(admin))).rejects.toThrow(reach(0));
    const accounts = [{ accountId: '000000000001' }, { accountId: '000000000002' }];
    holder.dispatch({ type: 'listing-started', sessionId: 'acme' });
    holder.dispatch({ type: 'accounts-listed', sessionId: 'acme', accounts });
    holder.dispatch({ type: 'roles-listed', sessionId: 'acme', accountId: '000000000001', roles: [admin.role] });
    await expect(jobs.begin(requestOf(admin))).rejects.toThrow(reach(1));
  });
});

describe('the way of a job', () => {
  const many = accountIds(200).map((accountId) => ({ accountId, roles: [role] }));

  test('is told as it goes, but not for each account', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { jobs, clock, view, holder, ended } = jobScene({ listed: many, requestsPerSecond: 20 });
    let told = 0;
    holder.subscribe(() => {
      told += 1;
    });
    await jobs.begin(requestOf());
    await clock.pass(2000);
    expect([told, view().job?.text]).toEqual([1, 'Credentials of 0 of 200 accounts']);
    vi.advanceTimersByTime(200);
    expect([told, view().job?.text]).toEqual([2, expect.stringMatching(/^Credentials of [1-9]\d of 200 accounts$/)]);
    await ended();
    expect(view().job?.text).toBe('AWS knows you in 200 accounts.');
  });

  test('ends at once when it is cancelled, with nothing asked after that', async () => {
    const { jobs, clock, calls, job, asked } = jobScene({ listed: many, requestsPerSecond: 20 });
    await jobs.begin(requestOf());
    await clock.pass(2000);
    jobs.cancel();
    await clock.pass(1);
    expect(job()).toMatchObject({ phase: 'cancelled', rows: [], failures: [] });
    const before = calls.length;
    expect(before).toBeGreaterThan(20);
    await clock.pass(60_000);
    expect([calls.length, asked]).toEqual([before, []]);
    expect(jobs.busy()).toBe(false);
  });

  test('ends when the app does', async () => {
    const { jobs, clock, job } = jobScene({ listed: many, requestsPerSecond: 20 });
    await jobs.begin(requestOf());
    await clock.pass(2000);
    await clock.run(jobs.stop());
    expect(job().phase).toBe('cancelled');
  });

  test.each([
    ['is signed out', found(signedOut)],
    ['is gone', found()],
    ['ends', { type: 'time-passed', now: noon + 6 * hour }],
  ] as const)('ends with words when its session %s', async (_, event) => {
    const { jobs, clock, holder, job } = jobScene({ listed: many, requestsPerSecond: 20 });
    await jobs.begin(requestOf());
    await clock.pass(2000);
    holder.dispatch(event);
    await clock.pass(1);
    expect(job()).toMatchObject({
      phase: 'failed',
      problem: { kind: 'sign-in-needed', what: 'The session ended before this was done.' },
      rows: [],
    });
  });

  test('ends before its session is signed out, and stays for that of another', async () => {
    const { jobs, clock, job, holder } = jobScene({ listed: many, requestsPerSecond: 20 });
    await jobs.begin(requestOf());
    await jobs.leave('beta');
    expect(job().phase).toBe('running');
    await clock.run(jobs.leave('acme'));
    holder.dispatch(found(signedOut));
    expect(job()).toMatchObject({ phase: 'failed', problem: { kind: 'sign-in-needed' } });
    await jobs.leave('acme');
  });

  test('fails with the reason when AWS does not answer any more', async () => {
    const { run } = jobScene({ fails: () => 'unreachable' });
    expect(await run()).toMatchObject({ phase: 'failed', problem: { kind: 'unreachable' } });
  });

  test('is not begun where nobody is signed in', async () => {
    const { jobs, holder } = jobScene();
    holder.dispatch(found(signedOut));
    await expect(jobs.begin(requestOf())).rejects.toMatchObject({ kind: 'sign-in-needed' });
    await expect(jobs.begin(requestOf({ sessionId: 'other' }))).rejects.toMatchObject({ kind: 'sign-in-needed' });
  });
});
