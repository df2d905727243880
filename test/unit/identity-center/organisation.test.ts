import { expect, test } from 'vitest';
import { sampleAccounts } from '../../identity-center/organisation.ts';

test('any number of accounts have ids and names of their own, the same at every run', () => {
  const accounts = sampleAccounts(5000, 4);
  expect(new Set(accounts.map((account) => account.accountId)).size).toBe(5000);
  expect(accounts.every((account) => /^\d{12}$/.test(account.accountId))).toBe(true);
  const names = accounts.flatMap((account) => account.accountName ?? []);
  expect(new Set(names).size).toBe(names.length);
  expect(sampleAccounts(5000, 4)).toEqual(accounts);
});

test('fifty accounts have leading zeros, missing names and missing addresses among them', () => {
  const accounts = sampleAccounts(50, 4);
  expect(accounts.slice(0, 4).map((account) => account.accountName)).toEqual([
    'Production',
    'Staging',
    'Development',
    'Data Lake',
  ]);
  expect(accounts.some((account) => account.accountId.startsWith('00'))).toBe(true);
  expect(accounts.some((account) => account.accountName === undefined)).toBe(true);
  expect(accounts.some((account) => account.emailAddress === undefined)).toBe(true);
});

test('each account has as many roles as asked, without a name twice', () => {
  for (const count of [0, 1, 4, 25]) {
    const [account] = sampleAccounts(1, count);
    expect(new Set(account?.roles).size).toBe(count);
  }
});
