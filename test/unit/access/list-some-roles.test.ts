import { expect, test } from 'vitest';
import { accountIds } from './fake-portal.ts';
import { startListing } from './listing.ts';

test('the roles of some accounts are asked for without the accounts, and without the others', async () => {
  const accounts = accountIds(40);
  const some = accounts.slice(10, 13);
  const listing = startListing({ accounts, roles: ['A', 'B', 'C'], rolesPerPage: 2, accountIds: some });
  await listing.done;
  expect(listing.told.accounts).toEqual([]);
  expect([...listing.told.roles]).toEqual(some.map((accountId) => [accountId, ['A', 'B', 'C']]));
  expect(new Set(listing.calls.map(({ accountId }) => accountId))).toEqual(new Set(some));
});
