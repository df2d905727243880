import { expect, test } from 'vitest';
import { accountIds } from './fake-portal.ts';
import { startListing } from './listing.ts';
import { virtualClock } from './virtual-clock.ts';

test('every account is told once, before the roles, and every page of both is read', async () => {
  const accounts = accountIds(250);
  const listing = startListing({ accounts, roles: ['A', 'B', 'C', 'D', 'E'], rolesPerPage: 2 });
  await listing.done;
  expect(listing.told.accounts).toEqual(accounts);
  expect([...listing.told.roles.keys()].sort()).toEqual(accounts);
  expect([...listing.told.roles.values()].every((roles) => roles.join('') === 'ABCDE')).toBe(true);
  const firstThree = listing.calls.filter(({ accountId }) => accountId === undefined).map(({ page }) => page);
  expect(firstThree).toEqual([undefined, '100', '200']);
});

test('an account listed twice, a page that leads back to itself and a role named twice do no harm', async () => {
  const twice = startListing({ accounts: ['000000000001', '000000000001'], roles: ['A', 'A'] });
  await twice.done;
  expect(twice.told.accounts).toEqual(['000000000001']);
  expect(twice.told.roles).toEqual(new Map([['000000000001', ['A']]]));

  const loop = startListing({ accounts: accountIds(1), accountsPerPage: 0, roles: ['A'], rolesPerPage: 0 });
  await loop.done;
  expect(loop.calls.length).toBeLessThan(4);
});

test('the account that somebody looks at comes next, even before it is known', async () => {
  const accounts = accountIds(300);
  const last = accounts.at(-1) ?? '';
  const listing = startListing({ accounts, requestsPerSecond: 20 });
  listing.prioritise(last);
  await listing.done;
  const order = listing.calls.flatMap(({ accountId }) => accountId ?? []);
  expect(order.indexOf(last)).toBeLessThan(20);
});

test('a listing that is cut short asks and tells nothing more, and ends with the reason', async () => {
  const cut = new AbortController();
  const listing = startListing({ accounts: accountIds(200), signal: cut.signal });
  const ended = expect(listing.done).rejects.toThrow('enough');
  await listing.clock.pass(150);
  cut.abort(new Error('enough'));
  await ended;
  const [asked, told] = [listing.calls.length, listing.told.roles.size];
  expect(asked).toBeGreaterThan(2);
  await listing.clock.pass(10_000);
  expect([listing.calls.length, listing.told.roles.size]).toEqual([asked, told]);
});

test('one that is cut short before it starts asks nothing', async () => {
  const listing = startListing({ accounts: accountIds(2), signal: AbortSignal.abort(new Error('never mind')) });
  await expect(listing.done).rejects.toThrow('never mind');
  expect(listing.calls).toEqual([]);
});

test.each(['forbidden', 'not-found'] as const)('an account whose roles are %s has none', async (kind) => {
  const [closed = '', open = ''] = accountIds(2);
  const listing = startListing({
    accounts: [closed, open],
    fails: ({ accountId }) => (accountId === closed ? kind : undefined),
  });
  await listing.done;
  expect(listing.told.roles).toEqual(
    new Map([
      [closed, []],
      [open, ['Reader', 'Writer']],
    ]),
  );
  expect(listing.told.failed.size).toBe(0);
});

test('500 accounts behind a limit of 20 a second: none is lost, and few requests are refused', async () => {
  const accounts = accountIds(500);
  const listing = startListing({ accounts, requestsPerSecond: 20, latencyMs: 80 });
  await listing.done;
  expect([...listing.told.roles.keys()].sort()).toEqual(accounts);
  expect(listing.told.failed.size).toBe(0);
  // 506 requests take 25 s at the best.
  expect(listing.clock.now()).toBeLessThan(32_000);
  expect(listing.calls.length - 506).toBeLessThan(40);
});

test.each([
  ['one in ten fails as server', 'server', 10],
  ['one in five fails as unreachable', 'unreachable', 5],
  ['one in three fails as throttled', 'throttled', 3],
] as const)('no account is lost while %s', async (_, kind, every) => {
  const accounts = accountIds(300);
  const listing = startListing({ accounts, fails: ({ number }) => (number % every === 0 ? kind : undefined) });
  await listing.done;
  expect([...listing.told.roles.keys()].sort()).toEqual(accounts);
  expect(listing.told.failed.size).toBe(0);
});

test('an account that never answers is told as failed, and holds up no other', async () => {
  const accounts = accountIds(60);
  const [bad = ''] = accounts;
  const listing = startListing({ accounts, fails: ({ accountId }) => (accountId === bad ? 'server' : undefined) });
  await listing.done;
  expect(listing.told.roles.size).toBe(59);
  expect([...listing.told.failed]).toEqual([[bad, expect.objectContaining({ kind: 'unreachable' })]]);
  const ofBad = listing.calls.findIndex(({ accountId, at }) => accountId === bad && at > 2000);
  expect(new Set(listing.calls.slice(0, ofBad).map(({ accountId }) => accountId)).size).toBe(61);
});

test('a network that comes back after a while is waited for', async () => {
  const clock = virtualClock();
  const isOff = () => clock.now() > 200 && clock.now() < 20_000;
  const listing = startListing({
    clock,
    accounts: accountIds(120),
    fails: () => (isOff() ? 'unreachable' : undefined),
  });
  await listing.done;
  expect(listing.told.roles.size).toBe(120);
  expect(listing.calls.filter(({ at }) => at > 1000 && at < 20_000).length).toBeLessThan(60);
});

test.each(['unreachable', 'throttled', 'server'] as const)(
  'after half a minute of nothing but %s the listing ends; what was told stays',
  async (kind) => {
    const clock = virtualClock();
    const fails = () => (clock.now() > 300 ? kind : undefined);
    const listing = startListing({ clock, accounts: accountIds(120), fails });
    await expect(listing.done).rejects.toMatchObject({ name: 'Problem', kind: 'unreachable' });
    expect(clock.now()).toBeGreaterThan(29_000);
    expect(clock.now()).toBeLessThan(52_000);
    expect(listing.told.accounts.length).toBeGreaterThan(0);
    expect(listing.told.failed.size).toBe(0);
  },
);

test.each(['unreachable', 'throttled', 'server'] as const)('a verb has less patience with %s', async (kind) => {
  const listing = startListing({ accounts: accountIds(3), fails: () => kind, patienceMs: 8000 });
  await expect(listing.done).rejects.toMatchObject({ kind: 'unreachable' });
  expect(listing.clock.now()).toBeLessThan(15_000);
});

const hour = 3_600_000;

test.each([
  ['back', -hour],
  ['forward', 9 * hour],
])('a clock that is set %s in the middle changes nothing', async (_, byMs) => {
  const accounts = accountIds(200);
  const clock = virtualClock();
  const fails = ({ number }: { number: number }) => {
    if (number === 50) clock.set(byMs);
    return number % 7 === 0 ? ('server' as const) : undefined;
  };
  const listing = startListing({ clock, accounts, fails, latencyMs: 200 });
  await listing.done;
  expect([...listing.told.roles.keys()].sort()).toEqual(accounts);
  expect(clock.now() - byMs).toBeLessThan(20_000);
});

test('after a night asleep, the network has a moment to come back', async () => {
  const clock = virtualClock();
  let downUntil = 0;
  const fails = ({ number }: { number: number }) => {
    if (number === 20) {
      clock.set(9 * hour);
      downUntil = clock.now() + 8000;
    }
    return clock.now() < downUntil ? ('unreachable' as const) : undefined;
  };
  const listing = startListing({ clock, accounts: accountIds(100), fails });
  await listing.done;
  expect(listing.told.roles.size).toBe(100);
});
