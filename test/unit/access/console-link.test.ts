import { expect, test } from 'vitest';
import { consoleLink } from '../../../main/domain/console-link.ts';

const access = { accountId: '001234567890', role: 'ReadOnlyAccess' };
const shortcut = '#/console?account_id=001234567890&role_name=ReadOnlyAccess';

/** The families of start URLs that AWS gives out, by partition and age. */
test.each([
  ['https://acme.awsapps.com/start', 'https://acme.awsapps.com/start/'],
  ['https://d-9067012345.awsapps.com/start/', 'https://d-9067012345.awsapps.com/start/'],
  ['https://acme.awsapps.com/start#', 'https://acme.awsapps.com/start/'],
  ['https://acme.awsapps.com/start/#/', 'https://acme.awsapps.com/start/'],
  ['https://acme.awsapps.com/start#/?tab=accounts', 'https://acme.awsapps.com/start/'],
  [' https://acme.awsapps.com/start ', 'https://acme.awsapps.com/start/'],
  ['https://acme.awsapps.cn/start', 'https://acme.awsapps.cn/start/'],
  ['https://start.us-gov-home.awsapps.com/directory/acme', 'https://start.us-gov-home.awsapps.com/directory/acme/'],
  [
    'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/d-92670/',
    'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/d-92670/',
  ],
  [
    'https://ssoins-722308cdef.us-east-1.portal.amazonaws.com',
    'https://ssoins-722308cdef.us-east-1.portal.amazonaws.com/',
  ],
  ['https://ssoins-722308cdef.portal.us-east-1.app.aws/', 'https://ssoins-722308cdef.portal.us-east-1.app.aws/'],
  ['https://ssoins-1.cn-north-1.portal.amazonaws.com.cn', 'https://ssoins-1.cn-north-1.portal.amazonaws.com.cn/'],
  [
    'https://ssoins-1.portal.cn-north-1.app.amazonwebservices.com.cn',
    'https://ssoins-1.portal.cn-north-1.app.amazonwebservices.com.cn/',
  ],
  ['https://ssoins-1.eusc-de-east-1.portal.amazonaws.eu', 'https://ssoins-1.eusc-de-east-1.portal.amazonaws.eu/'],
  ['https://sso.acme.example', 'https://sso.acme.example/'],
])('the portal at "%s" opens the console from its own page', (startUrl, page) => {
  expect(consoleLink(startUrl, access)).toBe(page + shortcut);
});

test('a role name can hold what would otherwise end it', () => {
  const link = consoleLink('https://acme.awsapps.com/start', { ...access, role: 'a&b=c+d,e@f#g' });
  const query = new URLSearchParams(new URL(link).hash.split('?')[1]);
  expect(Object.fromEntries(query)).toEqual({ account_id: '001234567890', role_name: 'a&b=c+d,e@f#g' });
});

test('a page is given to the portal as one value', () => {
  const link = consoleLink('https://acme.awsapps.com/start', access, {
    service: 'cloudwatch-logs',
    region: 'eu-west-1',
  });
  const query = new URLSearchParams(new URL(link).hash.split('?')[1]);
  expect(Object.fromEntries(query)).toEqual({
    account_id: '001234567890',
    role_name: 'ReadOnlyAccess',
    destination: 'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups',
  });
});
