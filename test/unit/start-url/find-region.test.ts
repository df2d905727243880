import type { RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { startPage } from '../../../main/adapters/start-page.ts';
import { findRegion } from '../../../main/services/find-region.ts';
import { startIdentityCenter } from '../../identity-center/identity-center.ts';
import { startProxy } from '../../identity-center/proxy.ts';
import { startWebPages, type WebPages } from './web-pages.ts';

let pages: WebPages | undefined;
afterEach(async () => {
  await pages?.stop();
  pages = undefined;
});

const direct = startPage({ env: {}, version: '1.2.3' });
const head = '<!doctype html><html><head><title>Portal</title><meta name="region" content="eu-west-1"></head>';

async function regionAt(answer: RequestListener, patienceMs = 5_000): Promise<string | undefined> {
  pages = await startWebPages(answer);
  return findRegion({ page: direct, patienceMs })(`${pages.url}/start`);
}

const html = (text: string): RequestListener => {
  return (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);
};

test.each([
  ['as AWS writes it', head],
  ['content first', '<meta content="eu-west-1" name="region">'],
  ['single quotes', "<meta name='region' content='eu-west-1'/>"],
  ['no quotes', '<META NAME=region CONTENT=eu-west-1>'],
  ['capitals and spaces', '<meta  NAME = "Region"\n  data-x="a" Content = " EU-WEST-1 " />'],
  [
    'other tags before it',
    '<meta charset="utf-8"><meta name="region-hint" content="us-east-1"><meta name="region" content="eu-west-1">',
  ],
  ['one that is no region before it', '<meta name="region" content="DE"><meta name="region" content="eu-west-1">'],
  ['many megabytes behind it', head + '<p>more</p>'.repeat(500_000)],
])('the region is read from a page: %s', async (_, page) => {
  expect(await regionAt(html(page))).toBe('eu-west-1');
});

test.each([
  ['no such tag', '<html><head><meta name="description" content="eu-west-1"></head></html>'],
  ['an empty page', ''],
  ['a host name in the tag', '<meta name="region" content="evil.example/eu-west-1">'],
  ['a tag that never ends', `<meta name="region" content="eu-west-1" ${'x '.repeat(2_000)}`],
  ['nothing but tags that never end', '<meta '.repeat(200_000)],
  ['a tag too far behind', `${'<p>more</p>'.repeat(100_000)}${head}`],
])('a page tells no region: %s', async (_, page) => {
  expect(await regionAt(html(page))).toBeUndefined();
});

test.each([
  ['404', 404, 'text/html'],
  ['503', 503, 'text/html'],
  ['text that is no HTML', 200, 'text/plain'],
  ['JSON', 200, 'application/json'],
  ['a page without a type', 200, undefined],
] as const)('an answer that is no start page tells no region: %s', async (_, status, type) => {
  const answer: RequestListener = (_request, response) =>
    response.writeHead(status, type && { 'content-type': type }).end(head);
  expect(await regionAt(answer)).toBeUndefined();
});

test('an answer in a compressed form that nobody asked for is left alone', async () => {
  const answer: RequestListener = (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(head);
  expect(await regionAt(answer)).toBeUndefined();
});

test('three redirects are followed, a fourth is not', async () => {
  const count =
    (most: number): RequestListener =>
    (request, response) => {
      const at = Number(/\d+$/.exec(request.url ?? '')?.[0] ?? 0);
      if (at >= most) html(head)(request, response);
      else response.writeHead(302, { location: `step${at + 1}` }).end();
    };
  expect(await regionAt(count(3))).toBe('eu-west-1');
  expect(pages?.asked.map(({ line }) => line)).toEqual(['GET /start', 'GET /step1', 'GET /step2', 'GET /step3']);
  await pages?.stop();
  expect(await regionAt(count(4))).toBeUndefined();
  expect(pages?.asked).toHaveLength(4);
});

test.each([
  ['to itself', '/start'],
  ['to nowhere', 'https://'],
  ['to another scheme', 'file:///etc/passwd'],
  ['to a script', 'javascript:alert(1)'],
  ['out in the clear', 'http://portal.acme.example/start'],
  ['with a password', 'https://ana:secret@ssoins-1.eu-west-1.portal.amazonaws.com/'],
])('a redirect %s ends the search', async (_, location) => {
  expect(await regionAt((_request, response) => response.writeHead(302, { location }).end())).toBeUndefined();
  expect(pages?.asked.length).toBeLessThanOrEqual(4);
});

test('a redirect to a host that tells its region needs no further request', async () => {
  const location = 'https://ssoins-7223a1b2.eu-central-1.portal.amazonaws.com/#/';
  expect(await regionAt((_, response) => response.writeHead(301, { location }).end())).toBe('eu-central-1');
  expect(pages?.asked).toHaveLength(1);
});

test.each([
  ['does not answer', () => {}],
  ['sends a page drop by drop', drip],
  ['breaks off', ({ socket }: { socket: { destroy(): void } }) => socket.destroy()],
] as const)('a server that %s is not waited for', async (_, answer) => {
  const begun = performance.now();
  expect(await regionAt(answer as RequestListener, 300)).toBeUndefined();
  expect(performance.now() - begun).toBeLessThan(3_000);
});

function drip(...[, response]: Parameters<RequestListener>): void {
  response.writeHead(200, { 'content-type': 'text/html' }).write('<html>');
  const timer = setInterval(() => response.write('<p>'), 50);
  response.once('close', () => clearInterval(timer));
}

test('nothing is sent but the address: one GET, no cookie, no sign-in, no way to be followed', async () => {
  await regionAt((request, response) => {
    response.setHeader('set-cookie', 'follow=me; Path=/');
    if (request.url === '/start') response.writeHead(302, { location: '/start/' }).end();
    else html(head)(request, response);
  });
  expect(pages?.asked.map(({ line }) => line)).toEqual(['GET /start', 'GET /start/']);
  for (const { headers } of pages?.asked ?? []) {
    expect(Object.keys(headers).toSorted()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
    expect(headers['user-agent']).toBe('daypass/1.2.3');
  }
});

test('a search that is cut short ends at once, and one that is cut short before it begins asks nobody', async () => {
  const cut = new AbortController();
  pages = await startWebPages(() => cut.abort());
  expect(await findRegion({ page: direct })(`${pages.url}/start`, cut.signal)).toBeUndefined();
  expect(await findRegion({ page: direct })(`${pages.url}/start`, cut.signal)).toBeUndefined();
  expect(pages.asked).toHaveLength(1);
});

test('a refused connection, and an address that is none, tell no region', async () => {
  expect(await findRegion({ page: direct })('http://127.0.0.1:9/start')).toBeUndefined();
  expect(await findRegion({ page: direct })('not an address')).toBeUndefined();
});

test('the start page of AWS is read through a proxy with its own CA, and not without that CA', async () => {
  const center = await startIdentityCenter({ region: 'eu-north-1' });
  const proxy = await startProxy(center);
  try {
    const env = proxy.env();
    const find = findRegion({ page: startPage({ env, version: '1' }) });
    expect(await find('https://acme.awsapps.com/start')).toBe('eu-north-1');
    const { HTTPS_PROXY } = env;
    const wary = findRegion({ page: startPage({ env: { HTTPS_PROXY }, version: '1' }) });
    expect(await wary('https://acme.awsapps.com/start')).toBeUndefined();
    expect(await find('https://elsewhere.example/start')).toBeUndefined();
    expect(proxy.refused).toEqual(['elsewhere.example:443']);
  } finally {
    await proxy.stop();
    await center.stop();
  }
});
