import { expect, test } from 'vitest';
import { rendererFile } from '../../../main/window/renderer-file.ts';

test.each([
  ['app://daypass/', '/app/renderer/index.html', 'text/html; charset=utf-8'],
  ['app://daypass/index.html', '/app/renderer/index.html', 'text/html; charset=utf-8'],
  ['app://daypass/assets/index-a_B-1.js', '/app/renderer/assets/index-a_B-1.js', 'text/javascript; charset=utf-8'],
  ['app://daypass/assets/app.css?v=1#x', '/app/renderer/assets/app.css', 'text/css; charset=utf-8'],
  ['app://daypass/x/../index.html', '/app/renderer/index.html', 'text/html; charset=utf-8'],
])('%s is a file of the page', (url, path, type) => {
  expect(rendererFile('/app/renderer', url)).toEqual({ path, type });
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
  expect(rendererFile('/app/renderer', url)).toBeUndefined();
});
