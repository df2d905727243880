import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveRenderer } from '../../../main/window/serve-renderer.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daypass-renderer-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><html><head><title>x</title></head></html>');
  await writeFile(join(folder, 'app.js'), 'export {};');
});

afterAll(() => rm(folder, { recursive: true }));

const get = (path: string, method = 'GET') => serveRenderer(folder)({ method, url: `app://daypass${path}` });
const policyOf = (response: Response) => response.headers.get('content-security-policy') ?? '';

test('the page is told the nonce that its policy names', async () => {
  const response = await get('/');
  const nonce = /<meta property="csp-nonce" nonce="([^"]+)" \/>/.exec(await response.text())?.[1];
  expect(nonce).toMatch(/^[A-Za-z0-9+/=]{24}$/);
  expect(policyOf(response)).toContain(`'nonce-${nonce}'`);
});

test('a nonce is used once', async () => {
  expect(policyOf(await get('/'))).not.toBe(policyOf(await get('/')));
});

test('every answer has its type, which is not to be guessed at, and is not kept', async () => {
  const { headers } = await get('/app.js');
  expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('cache-control')).toBe('no-store');
});

test.each([
  ['a file that is not there', '/gone.js', 'GET'],
  ['a file outside of the folder', '/..%2fsecret.js', 'GET'],
  ['anything but GET', '/app.js', 'POST'],
])('%s is not found', async (_, path, method) => {
  expect((await get(path, method)).status).toBe(404);
});
