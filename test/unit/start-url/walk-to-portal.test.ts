import { expect, test } from 'vitest';
import { findRegion } from '../../../main/services/find-region.ts';
import { resolveStartUrl } from '../../../main/services/resolve-start-url.ts';
import type { StartPage } from '../../../main/services/walk-to-portal.ts';

const head = '<!doctype html><html><head><meta name="region" content="eu-west-1"></head>';

/** Answers from a table, and notes what was asked. */
function table(answers: Record<string, string>): { page: StartPage; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    page: async ({ href }) => {
      asked.push(href);
      const found = answers[href];
      if (found === undefined) return { kind: 'none' };
      return found.startsWith('<') ? { kind: 'page', html: found } : { kind: 'redirect', to: found };
    },
  };
}

test('a host that names its region is not asked', async () => {
  const { page, asked } = table({});
  expect(await findRegion({ page })('https://ssoins-7223a1b2.portal.ap-southeast-2.app.aws')).toBe('ap-southeast-2');
  expect(asked).toEqual([]);
});

test("a company's own address is followed to AWS, over https alone, and never to this machine", async () => {
  const { page, asked } = table({
    'https://aws.acme.com/': 'https://acme.awsapps.com/start',
    'https://acme.awsapps.com/start': '/start/',
    'https://acme.awsapps.com/start/': head,
    'https://clear.acme.com/': 'http://acme.awsapps.com/start',
    'https://inward.acme.com/': 'https://127.0.0.1/admin',
    'https://home.acme.com/': 'http://localhost:8080/',
  });
  const find = findRegion({ page });
  expect(await find('https://aws.acme.com')).toBe('eu-west-1');
  expect(await find('https://clear.acme.com')).toBeUndefined();
  expect(await find('https://inward.acme.com')).toBeUndefined();
  expect(await find('https://home.acme.com')).toBeUndefined();
  expect(await find('http://aws.acme.com')).toBeUndefined();
  expect(asked.filter((one) => one.startsWith('http:') || one.includes('127.0.0.1'))).toEqual([]);
});

test.each([
  'https://0.0.0.0/',
  'https://10.0.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://192.168.1.1/',
  'https://8.8.8.8/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://10.0.0.1./',
  'https://[::]/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[fe80::1]/',
  'https://localhost./',
  'https://x.localhost/',
  'https://x.localhost./',
  'https://LOCALHOST/',
  'https://printer.local/',
  'https://metadata.google.internal/',
  'https://router.home.arpa/',
  'https://router/',
])('a page of the web cannot send Daypass to %s', async (inward) => {
  const { href } = new URL(inward);
  const { page, asked } = table({ 'https://aws.acme.com/': href, [href]: head });
  expect(await findRegion({ page })('https://aws.acme.com')).toBeUndefined();
  expect(asked).toEqual(['https://aws.acme.com/']);
});

test("a company's portal within its own network is asked where the start URL names it", async () => {
  const { page } = table({ 'https://aws.corp.internal/': '/start', 'https://aws.corp.internal/start': head });
  expect(await findRegion({ page })('https://aws.corp.internal')).toBe('eu-west-1');
});

test("requests use AWS's own address for a company's, and any other as it is", async () => {
  const { page, asked } = table({
    'https://aws.acme.com/': 'https://acme.awsapps.com/start/#/',
    'https://new.acme.com/': 'https://ssoins-7223a1b2.eu-west-1.portal.amazonaws.com/',
    'https://lost.acme.com/': 'https://www.acme.com/',
    'https://www.acme.com/': '<html>',
  });
  const resolve = resolveStartUrl({ page });
  expect(await resolve('https://aws.acme.com')).toBe('https://acme.awsapps.com/start');
  expect(await resolve('https://new.acme.com')).toBe('https://ssoins-7223a1b2.eu-west-1.portal.amazonaws.com');
  expect(await resolve('https://lost.acme.com')).toBe('https://lost.acme.com');
  expect(await resolve('https://gone.acme.com')).toBe('https://gone.acme.com');
  asked.length = 0;
  expect(await resolve('https://acme.awsapps.com/start/')).toBe('https://acme.awsapps.com/start/');
  expect(await resolve('http://127.0.0.1:8080/start')).toBe('http://127.0.0.1:8080/start');
  expect(asked).toEqual([]);
});
