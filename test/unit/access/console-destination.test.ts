import { expect, test } from 'vitest';
import { consoleDestination } from '../../../main/domain/console-destination.ts';
import { consolePageText, keptPage } from '../../../main/domain/console-page.ts';
import { consoleServiceNames } from '../../../preload/contract.ts';

test.each([
  ['eu-west-1', 'https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1'],
  ['cn-north-1', 'https://cn-north-1.console.amazonaws.cn/s3/home?region=cn-north-1'],
  ['us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/s3/home?region=us-gov-west-1'],
  ['eusc-de-east-1', 'https://eusc-de-east-1.console.amazonaws-eusc.eu/s3/home?region=eusc-de-east-1'],
])('the console in %s is that of its partition', (region, address) => {
  expect(consoleDestination({ service: 's3', region })).toBe(address);
});

test('a service without regions has one console for each partition', () => {
  expect(consoleDestination({ service: 'iam', region: 'eu-west-1' })).toBe('https://console.aws.amazon.com/iam/home');
  expect(consoleDestination({ service: 'iam', region: 'cn-north-1' })).toBe('https://console.amazonaws.cn/iam/home');
});

test('every service leads to the console, and nowhere else', () => {
  for (const service of consoleServiceNames) {
    const { protocol, host, pathname } = new URL(consoleDestination({ service, region: 'us-east-1' }));
    expect([protocol, host.replace(/^us-east-1\./, '')]).toEqual(['https:', 'console.aws.amazon.com']);
    expect(pathname.length, service).toBeGreaterThan(1);
  }
});

test.each(['', 'evil.example/', 'eu-west-1.evil.example/?', 'us-iso-east-1', 'eu-west-1#'])(
  'there is no console in the region "%s"',
  (region) => {
    expect(() => consoleDestination({ service: 'ec2', region })).toThrow('There is no console in the region');
  },
);

test('a page is called by its service, and by its region where that matters', () => {
  expect(consolePageText({ service: 's3', region: 'eu-west-1' })).toBe('S3 · eu-west-1');
  expect(consolePageText({ service: 's3' })).toBe('S3');
  expect(consolePageText({ service: 'iam', region: 'eu-west-1' })).toBe('IAM');
});

test.each([
  [{ service: 's3', region: 'eu-west-1' }, { page: { service: 's3', region: 'eu-west-1' } }],
  [{ service: 's3', region: '../..' }, { page: { service: 's3' } }],
  [{ service: 'constructor' }, {}],
  [{ url: 'https://evil.example' }, {}],
  ['s3', {}],
  [null, {}],
  [undefined, {}],
])('of the page that was kept as %j there is %j', (kept, page) => {
  expect(keptPage(kept)).toEqual(page);
});
