import { expect, test } from 'vitest';
import { proxyFor } from '../../../main/domain/proxy-for.ts';

const portal = new URL('https://portal.sso.eu-west-1.amazonaws.com');
const proxy = 'http://proxy.acme.example:3128';

test.each([
  ['none set', {}, undefined],
  ['upper case', { HTTPS_PROXY: proxy }, proxy],
  ['lower case', { https_proxy: proxy }, proxy],
  ['both: lower case wins', { https_proxy: proxy, HTTPS_PROXY: 'http://other:1' }, proxy],
  ['an empty lower-case one switches the other off', { https_proxy: '', HTTPS_PROXY: proxy }, undefined],
  ['one for plain HTTP is for plain HTTP', { HTTP_PROXY: proxy }, undefined],
  ['without a scheme', { HTTPS_PROXY: 'proxy.acme.example:3128' }, proxy],
  ['with spaces around it', { HTTPS_PROXY: ` ${proxy}\n` }, proxy],
  ['bypassed: the host', { HTTPS_PROXY: proxy, NO_PROXY: 'portal.sso.eu-west-1.amazonaws.com' }, undefined],
  ['bypassed: its domain', { HTTPS_PROXY: proxy, NO_PROXY: 'a.example, AMAZONAWS.com' }, undefined],
  ['bypassed: its domain with a dot', { HTTPS_PROXY: proxy, no_proxy: '.amazonaws.com' }, undefined],
  ['bypassed: everything', { HTTPS_PROXY: proxy, NO_PROXY: '*' }, undefined],
  ['not bypassed: the end of a word', { HTTPS_PROXY: proxy, NO_PROXY: 'aws.com' }, proxy],
  ['not bypassed: another partition', { HTTPS_PROXY: proxy, NO_PROXY: 'amazonaws.com.cn' }, proxy],
  ['not bypassed: commas alone', { HTTPS_PROXY: proxy, NO_PROXY: ' ,, ' }, proxy],
])('the proxy for HTTPS: %s', (_, env, expected) => {
  expect(proxyFor(portal, env)).toBe(expected);
});

test('plain HTTP passes no proxy, where the token could be read', () => {
  expect(proxyFor(new URL('http://portal.example'), { HTTPS_PROXY: proxy, HTTP_PROXY: proxy })).toBeUndefined();
});
