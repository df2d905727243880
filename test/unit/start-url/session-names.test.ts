import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assertNewName } from '../../../main/domain/profile-name.ts';
import { sessionNameFor } from '../../../main/domain/session-name-for.ts';
import { readStartUrl } from '../../../main/domain/start-url.ts';

const nobody: ReadonlySet<string> = new Set();

test.each([
  ['https://acme.awsapps.com/start', 'acme'],
  ['https://d-9067642ac7.awsapps.com/start', 'd-9067642ac7'],
  ['https://start.us-gov-home.awsapps.com/directory/acme', 'acme'],
  ['https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/d-9867', 'd-9867'],
  ['https://start.cn-north-1.home.awsapps.cn/directory/Acme', 'acme'],
  ['https://ssoins-7223a1b2.eu-west-1.portal.amazonaws.com', 'ssoins-7223a1b2'],
  ['https://ssoins-7223a1b2.portal.eu-west-1.app.aws', 'ssoins-7223a1b2'],
  ['https://ssoins-7223a1b2.cn-north-1.portal.amazonaws.com.cn', 'ssoins-7223a1b2'],
  ['https://ssoins-7223a1b2.eusc-de-east-1.portal.amazonaws.eu', 'ssoins-7223a1b2'],
  ['https://identitycenter.amazonaws.com/ssoins-7223a1b2', 'ssoins-7223a1b2'],
  ['https://aws.acme.com', 'aws.acme.com'],
  ['https://sso.acme.example:8443/aws', 'sso.acme.example-8443'],
  ['http://[::1]:8123/start', '1-8123'],
  ['https://default.awsapps.com/start', 'default-sso'],
  ['https://constructor.awsapps.com/start', 'constructor-sso'],
  ['https://start.home.awsapps.cn/directory/%E4%B8%AD', 'e4-b8-ad'],
])('the session of %s is called %s', (startUrl, name) => {
  expect(sessionNameFor(startUrl, nobody)).toBe(name);
});

test('a name that is taken gets the first number that is free', () => {
  expect(sessionNameFor('https://acme.awsapps.com/start', new Set(['acme']))).toBe('acme-2');
  expect(sessionNameFor('https://acme.awsapps.com/start', new Set(['acme', 'acme-2', 'acme-4']))).toBe('acme-3');
});

test('whatever the start URL, the name is new, short, and one that every AWS tool reads', () => {
  fc.assert(
    fc.property(fc.webUrl(), fc.array(fc.webUrl(), { maxLength: 3 }), (url, others) => {
      const taken = new Set(others.map((other) => sessionNameFor(other, nobody)));
      const read = readStartUrl(url);
      const name = sessionNameFor(read.ok ? read.startUrl : url, taken);
      expect(taken.has(name)).toBe(false);
      expect(name).toMatch(/^[a-z\d][a-z\d._-]{0,70}$/);
      expect(() => assertNewName(name, 'session')).not.toThrow();
    }),
  );
});
