import { expect, test } from 'vitest';
import { productionName, rolePower, safestFirst } from '../../../main/domain/role-power.ts';

test.each([
  ['AWSAdministratorAccess', 'admin'],
  ['PowerUserAccess', 'admin'],
  ['AmazonS3FullAccess', 'admin'],
  ['ReadOnlyAccess', 'read-only'],
  ['Administrative-ReadOnly', 'read-only'],
  ['SecurityAudit', 'read-only'],
  ['ReadWriteAccess', 'other'],
  ['DeveloperReadProdWrite', 'other'],
  ['ReadOnlyPlusDeploy', 'other'],
  ['readwrite', 'other'],
  ['readonlyaccess', 'read-only'],
  ['dbadminaccess', 'admin'],
  ['sysadmin-eu', 'admin'],
  ['AuditAdmin', 'admin'],
  ['network-adm', 'admin'],
  ['AdministratorReadOnlyAccess', 'read-only'],
  ['NonAdmin', 'other'],
  ['Billing', 'other'],
] as const)('the role %s sounds %s', (role, power) => {
  expect(rolePower(role)).toBe(power);
});

test.each([
  ['acme-prod', true],
  ['Production', true],
  ['Live site', true],
  ['AcmePrd2', true],
  ['non-prod', false],
  ['NonProd', false],
  ['preprod', false],
  ['product catalogue', false],
])('the account name "%s" sounds like production: %s', (name, isProduction) => {
  expect(productionName(name)).toBe(isProduction);
});

test('the safest role comes first', () => {
  expect(['Admin', 'Billing', 'ViewOnly'].sort(safestFirst)).toEqual(['ViewOnly', 'Billing', 'Admin']);
});
