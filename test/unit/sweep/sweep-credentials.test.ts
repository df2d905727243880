import { expect, test } from 'vitest';
import { accountIds } from '../access/fake-portal.ts';
import { failed, given, role, startSweep } from './sweeping.ts';

test('every account comes with its roles, and with the credentials of the role where it has it', async () => {
  const [one = '', without = ''] = accountIds(2);
  const { swept, calls } = startSweep({
    accounts: [one, without],
    rolesOf: (accountId) => (accountId === without ? ['Other'] : undefined),
  });
  expect(await swept).toEqual([
    {
      accountId: one,
      roles: ['Reader', 'Writer'],
      credentials: expect.objectContaining({ accessKeyId: `key of ${one}`, expiration: 1e15 }),
    },
    { accountId: without, roles: ['Other'] },
  ]);
  expect(calls.filter((call) => call.role !== undefined)).toEqual([expect.objectContaining({ accountId: one, role })]);
});

test('200 accounts behind a limit of 20 a second: none is lost, at nine tenths of the limit or more', async () => {
  const accounts = accountIds(200);
  const { swept, clock, calls } = startSweep({ accounts, requestsPerSecond: 20, latencyMs: 80 });
  expect(given(await swept)).toEqual(accounts);
  // 402 answers.
  expect((402 / clock.now()) * 1000).toBeGreaterThan(18);
  expect(calls.length - 402).toBeLessThan(40);
});

test('without a limit and 80 ms away, 200 accounts take a sixth of one request after the other, or less', async () => {
  const accounts = accountIds(200);
  const { swept, clock } = startSweep({ accounts, latencyMs: 80 });
  expect(given(await swept)).toEqual(accounts);
  expect(clock.now()).toBeLessThan((402 * 80) / 6);
});

test.each([
  ['one in ten fails as server', 'server', 10],
  ['one in five fails as unreachable', 'unreachable', 5],
  ['one in three fails as throttled', 'throttled', 3],
  ['one in seven fails as unauthorized', 'unauthorized', 7],
] as const)('no account is lost while %s', async (_, kind, every) => {
  const accounts = accountIds(150);
  const { swept } = startSweep({
    accounts,
    fails: ({ number, accountId }) => (number % every === 0 && accountId !== undefined ? kind : undefined),
  });
  expect(given(await swept)).toEqual(accounts);
});

test('a refusal of what was listed is survived twice; then the account is told, and holds up no other', async () => {
  const accounts = accountIds(30);
  const [slow, never] = accounts;
  let refusals = 0;
  const { swept, calls } = startSweep({
    accounts,
    fails({ accountId, role: asked }) {
      if (asked === undefined) return undefined;
      if (accountId === never) return 'forbidden';
      return accountId === slow && ++refusals <= 2 ? 'forbidden' : undefined;
    },
  });
  const all = await swept;
  expect(failed(all)).toEqual([[never, 'no-such-access']]);
  expect(given(all)).toHaveLength(29);
  expect(calls.filter((call) => call.accountId === never && call.role !== undefined)).toHaveLength(3);
});

test('an account whose roles or credentials never come is told with the reason', async () => {
  const accounts = accountIds(20);
  const [noRoles, noCredentials] = accounts;
  const { swept } = startSweep({
    accounts,
    fails({ accountId, role: asked }) {
      if (accountId === noRoles) return 'server';
      return accountId === noCredentials && asked !== undefined ? 'invalid' : undefined;
    },
  });
  const all = await swept;
  expect(failed(all)).toEqual([
    [noRoles, 'unreachable'],
    [noCredentials, 'unexpected'],
  ]);
  expect(given(all)).toHaveLength(18);
});

test('credentials that have ended already are none', async () => {
  const [one = '', ended = '', odd = ''] = accountIds(3);
  const ends = new Map([
    [ended, 1],
    [odd, Number.NaN],
  ]);
  const { swept } = startSweep({ accounts: [one, ended, odd], expiration: (accountId) => ends.get(accountId) ?? 1e15 });
  const all = await swept;
  expect(given(all)).toEqual([one]);
  expect(failed(all)).toEqual([
    [ended, 'unexpected'],
    [odd, 'unexpected'],
  ]);
});

test('when nothing gets through any more, the sweep ends with the reason', async () => {
  const { swept } = startSweep({
    accounts: accountIds(40),
    fails: ({ number }) => (number > 30 ? 'unreachable' : undefined),
  });
  await expect(swept).rejects.toMatchObject({ name: 'Problem', kind: 'unreachable' });
});

test('progress goes up to all accounts', async () => {
  const { swept, progress } = startSweep({
    accounts: accountIds(120),
    rolesOf: (accountId) => (accountId.endsWith('7') ? [] : undefined),
  });
  await swept;
  expect(progress.at(-1)).toEqual([120, 120]);
  expect(progress.map(([done]) => done)).toEqual(progress.map(([done]) => done).toSorted((a, b) => a - b));
});

test('one that is cut short asks nothing more, and ends with the reason', async () => {
  const cut = new AbortController();
  const { swept, calls, clock } = startSweep({ accounts: accountIds(200), signal: cut.signal });
  const ended = expect(swept).rejects.toThrow('enough');
  await clock.pass(200);
  cut.abort(new Error('enough'));
  await ended;
  const asked = calls.length;
  expect(asked).toBeGreaterThan(10);
  await clock.pass(10_000);
  expect(calls).toHaveLength(asked);
});
