import { expect, test } from 'vitest';
import { PortalFailure } from '../../../main/domain/portal-failure.ts';
import { accountIds } from './fake-portal.ts';
import { startListing } from './listing.ts';

test('nobody signed in: nothing is asked', async () => {
  const listing = startListing({ accounts: accountIds(3), token: () => undefined });
  await expect(listing.done).rejects.toMatchObject({ kind: 'sign-in-needed' });
  expect(listing.calls).toEqual([]);
});

test('a sign-in that AWS does not accept ends the listing soon, after few requests', async () => {
  const listing = startListing({ accounts: accountIds(3), fails: () => 'unauthorized' });
  await expect(listing.done).rejects.toMatchObject({ kind: 'sign-in-needed' });
  expect(listing.clock.now()).toBeLessThan(1000);
  expect(listing.calls).toHaveLength(2);
});

test('a sign-in that ends in the middle is noticed once for all requests on their way', async () => {
  let endedAt = 0;
  const listing = startListing({
    accounts: accountIds(200),
    fails: ({ number }) => {
      if (number < 40) return undefined;
      endedAt ||= number;
      return 'unauthorized';
    },
  });
  await expect(listing.done).rejects.toMatchObject({ kind: 'sign-in-needed' });
  expect(listing.told.accounts).toHaveLength(200);
  expect(listing.calls.slice(endedAt).filter(({ accountId }) => accountId === undefined)).toHaveLength(1);
});

test.each([7, 4, 3])('with a 401 for every %sth request no account is lost', async (every) => {
  const accounts = accountIds(120);
  const fails = ({ number, accountId }: { number: number; accountId?: string }) =>
    number % every === 0 && accountId !== undefined ? ('unauthorized' as const) : undefined;
  const listing = startListing({ accounts, fails });
  await listing.done;
  expect([...listing.told.roles.keys()].sort()).toEqual(accounts);
});

test('two 401s for the same request do not end a listing while the sign-in is plainly good', async () => {
  const accounts = accountIds(30);
  const refusedOf = new Map<string | undefined, number>();
  const listing = startListing({
    accounts,
    fails: ({ accountId }) => {
      const refused = refusedOf.get(accountId) ?? 0;
      refusedOf.set(accountId, refused + 1);
      return accountId !== undefined && refused < 2 ? 'unauthorized' : undefined;
    },
  });
  await listing.done;
  expect(listing.told.roles.size).toBe(30);
});

test('an account that is always refused with a good sign-in fails alone', async () => {
  const accounts = accountIds(30);
  const listing = startListing({
    accounts,
    fails: ({ accountId }) => (accountId === accounts[3] ? 'unauthorized' : undefined),
  });
  await listing.done;
  expect(listing.told.roles.size).toBe(29);
  expect([...listing.told.failed.keys()]).toEqual([accounts[3]]);
});

test('a token that was renewed meanwhile is used from then on', async () => {
  let current = 'old';
  const listing = startListing({
    accounts: accountIds(50),
    token: () => current,
    fails: ({ token, number }) => {
      if (number === 10) current = 'new';
      return token !== current ? 'unauthorized' : undefined;
    },
  });
  await listing.done;
  expect(listing.told.roles.size).toBe(50);
  expect(listing.calls.at(-1)?.token).toBe('new');
});

test('a refused token is renewed once, for all requests that it was refused to', async () => {
  const renewed: string[] = [];
  const listing = startListing({
    accounts: accountIds(50),
    renew: (refused) => {
      renewed.push(refused);
      return 'renewed';
    },
    fails: ({ token, number }) => (number >= 10 && token === 'good' ? 'unauthorized' : undefined),
  });
  await listing.done;
  expect(listing.told.roles.size).toBe(50);
  expect(renewed).toEqual(['good']);
});

test('only when AWS refuses the renewed token, too, or gives none, is somebody to sign in', async () => {
  const refused = startListing({ accounts: accountIds(3), renew: () => 'renewed', fails: () => 'unauthorized' });
  await expect(refused.done).rejects.toMatchObject({ kind: 'sign-in-needed' });
  expect(refused.calls.map(({ token }) => token)).toEqual(['good', 'renewed']);
  const over = startListing({ accounts: accountIds(3), renew: () => undefined, fails: () => 'unauthorized' });
  await expect(over.done).rejects.toMatchObject({ kind: 'sign-in-needed' });
  expect(over.calls).toHaveLength(1);
});

test('what only a setting can cure is told at once', async () => {
  const lasting = new PortalFailure('unreachable', 'The certificate is not trusted.', { lasting: true });
  const listing = startListing({ accounts: accountIds(3), fails: () => lasting });
  await expect(listing.done).rejects.toMatchObject({
    kind: 'unreachable',
    words: { why: 'The certificate is not trusted.', next: 'Correct that, then try again.' },
  });
  expect(listing.calls).toHaveLength(1);
});

test('an answer to a page that AWS does not know ends the listing as unexpected', async () => {
  const fails = ({ page }: { page?: string }) => (page === undefined ? undefined : ('invalid' as const));
  const listing = startListing({ accounts: accountIds(150), fails });
  await expect(listing.done).rejects.toMatchObject({ kind: 'unexpected' });
  expect(listing.told.accounts).toHaveLength(100);
});
