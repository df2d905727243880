import { expect, test } from 'vitest';
import type { AccountView, RoleView } from '../../preload/contract.ts';
import { find, findable } from '../../renderer/app/search.ts';

const role = (name: string): RoleView => ({ role: name, pinned: false, power: 'other' });
const account = (name: string, number: number, change: Partial<AccountView> = {}): AccountView => ({
  accountId: String(number).padStart(12, '0'),
  name,
  production: false,
  roles: [role('ReadOnlyAccess')],
  ...change,
});
const namesFound = (accounts: AccountView[], query: string) =>
  find(findable(accounts), query).map((found) => found.account.name);

test('the exact name comes first, then its start, a word, any part, the number, a role, and the e-mail address last', () => {
  const accounts = [
    account('Mail only', 1, { emailAddress: 'aws+1234@example.com' }),
    account('Role only', 2, { roles: [role('Deploy1234')] }),
    account('Number only', 1234),
    account('Part x1234', 3),
    account('A Word 1234', 4),
    account('1234 Start', 5),
    account('1234', 6),
  ];
  expect(namesFound(accounts, '1234')).toEqual(accounts.map(({ name }) => name).toReversed());
});

test('equals keep their order, and without a query all do', () => {
  const accounts = [account('Beta Shop', 1), account('Alpha Shop', 2)];
  expect(namesFound(accounts, 'shop')).toEqual(['Beta Shop', 'Alpha Shop']);
  expect(namesFound(accounts, '  ')).toEqual(['Beta Shop', 'Alpha Shop']);
});

test('words may be typed in any order, without accents, and a word begins at a capital too', () => {
  const accounts = [account('Preshop', 1), account('Zürich – WebShop', 2)];
  expect(namesFound(accounts, 'shop zurich')).toEqual(['Zürich – WebShop']);
  expect(namesFound(accounts, 'shop')).toEqual(['Zürich – WebShop', 'Preshop']);
});

test('words that the name lacks must all be in one role, and every role that has them is told', () => {
  const roles = [role('ReadOnlyAccess'), role('BillingRead'), role('BillingAdmin')];
  const accounts = findable([account('Shop', 1, { roles })]);
  expect(find(accounts, 'shop billing')[0]?.roles).toEqual(['BillingRead', 'BillingAdmin']);
  expect(find(accounts, 'billing access')).toEqual([]);
});

test('an e-mail address may give one word, and a role the other', () => {
  const accounts = findable([account('Shop', 1, { emailAddress: 'ops@example.com' })]);
  expect(find(accounts, 'ops readonly')).toMatchObject([{ byEmail: true, roles: ['ReadOnlyAccess'] }]);
  expect(find(accounts, 'ops admin')).toEqual([]);
});
