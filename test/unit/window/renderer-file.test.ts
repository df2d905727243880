import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { rendererFile } from '../../../main/window/renderer-file.ts';

const folder = resolve('renderer');

test.each([
  ['app://daypass/', 'index.html', 'text/html; charset=utf-8'],
  ['app://daypass/index.html', 'index.html', 'text/html; charset=utf-8'],
  ['app://daypass/assets/index-a_B-1.js', 'assets/index-a_B-1.js', 'text/javascript; charset=utf-8'],
  ['app://daypass/assets/app.css?v=1#x', 'assets/app.css', 'text/css; charset=utf-8'],
  ['app://daypass/x/../index.html', 'index.html', 'text/html; charset=utf-8'],
])('%s is a file of the page', (url, path, type) => {
  expect(rendererFile(folder, url)).toEqual({ path: join(folder, path), type });
});

test.each([
  'app://daypass/../main.mjs',
  'app://daypass/../../etc/passwd',
  'app://daypass/..%2f..%2fetc/passwd',
  'app://daypass/%2e%2e/%2e%2e/etc/passwd',
  'app://daypass/..\\..\\etc\\passwd',
  'app://daypass/%5c..%5cindex.html',
  'app://daypass/index.html%00.js',
  'app://daypass//etc/passwd',
  'app://daypass/.hidden.js',
  'app://daypass/main.mjs',
  'app://daypass/package.json',
  'app://daypass/assets/',
  'app://other/index.html',
  'app://daypass.evil/index.html',
  'app://daypass:80/index.html',
  'app://ana@daypass/index.html',
  'https://daypass/index.html',
  'file:///app/renderer/index.html',
  'index.html',
  '',
])('%j is nothing', (url) => {
  expect(rendererFile(folder, url)).toBeUndefined();
});
