import { describe, expect, test } from 'vitest';
import {
  type NamedWish,
  nameFromTemplate,
  templateFlaw,
  usualNameTemplate,
} from '../../../main/domain/profile-name-template.ts';

const wish: NamedWish = {
  accountId: '123456789012',
  accountName: 'Data Lake',
  role: 'AWSReadOnlyAccess',
  sessionName: 'acme',
  region: 'eu-central-1',
};

describe('the name that a template gives', () => {
  test.each([
    [usualNameTemplate, 'data-lake-read-only-access'],
    ['{accountId}.{role}', '123456789012.read-only-access'],
    ['{session}_{account}_{region}', 'acme_data-lake_eu-central-1'],
    ['Work-{role}', 'Work-read-only-access'],
    ['{account}-', 'data-lake'],
  ])('by %s is %s', (template, name) => {
    expect(nameFromTemplate(template, wish)).toBe(name);
  });

  test.each<[string, Partial<NamedWish>, string]>([
    ['an account without a name', { accountName: undefined }, '123456789012-read-only-access'],
    ['an account whose name has no letter of ASCII', { accountName: '本番' }, '123456789012-read-only-access'],
    ['accents, signs and spaces', { accountName: ' Ünïcode & Söhne (EU) ' }, 'unicode-sohne-eu-read-only-access'],
    ['a role of signs alone', { role: '+=@' }, 'data-lake-role'],
  ])('has safe characters for %s', (_, change, name) => {
    expect(nameFromTemplate(usualNameTemplate, { ...wish, ...change })).toBe(name);
  });

  test('is no longer than 128 characters', () => {
    const name = nameFromTemplate(usualNameTemplate, { ...wish, accountName: 'x'.repeat(127), role: 'Y' });
    expect(name).toBe('x'.repeat(127));
  });

  test.each([
    ['default', 'aws-default'],
    ['Constructor', 'aws-constructor'],
  ])('is not %s, which means something else', (accountName, name) => {
    expect(nameFromTemplate('{account}', { ...wish, accountName })).toBe(name);
  });
});

describe('a template', () => {
  test.each([usualNameTemplate, '{accountId}', 'my.{session}_{region}', '2-{role}'])('like %s is fine', (template) => {
    expect(templateFlaw(template)).toBeUndefined();
  });

  test.each([
    ['', 'Use at least one of {account}, {accountId}, {role}, {session} or {region}'],
    ['work', 'every profile would get the same name'],
    ['{acount}-{role}', 'Daypass does not know {acount}. Use {account}'],
    ['{}', 'Daypass does not know {}'],
    ['{constructor}', 'Daypass does not know {constructor}'],
    ['{account', 'a brace on either side'],
    ['{account}}', 'a brace on either side'],
    ['{account} {role}', 'Spaces trip up many tools'],
    ['{account}/{role}', 'Between the parts'],
    ['{account}[x]', 'Between the parts'],
    ['-{account}', 'Begin with a letter'],
    [`{account}${'x'.repeat(120)}`, '128 characters at most'],
  ])('like %j is told what is wrong with it', (template, flaw) => {
    expect(templateFlaw(template)).toContain(flaw);
  });
});
