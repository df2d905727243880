import { extname, join, sep } from 'node:path';
import { appHost, appScheme } from './scheme.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export type RendererFile = Readonly<{ path: string; type: string }>;

/**
 * The file that a URL stands for: inside `folder`, and of a kind that a page is made of; undefined for all else.
 * The URL is taken apart by the platform's own parser, which resolves `..` and `%2e%2e`; what is still encoded
 * (a slash, a backslash, a NUL) has no place in our file names.
 */
export function rendererFile(folder: string, address: string): RendererFile | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== `${appScheme}:` || url.host !== appHost || url.username !== '' || url.password !== '')
    return undefined;
  const name = url.pathname === '/' ? '/index.html' : url.pathname;
  if (!/^(\/[\w-][\w.-]*)+$/.test(name)) return undefined;
  const path = join(folder, name);
  const type = types[extname(path)];
  if (type === undefined || !path.startsWith(folder + sep)) return undefined;
  return { path, type };
}
