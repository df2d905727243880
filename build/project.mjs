import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const out = join(root, 'out');

/** Where the things that we make lie. */
export const made = {
  out,
  /** The bundled app: what the packaged app holds, too. */
  app: join(out, 'app'),
  /** Electron with the bundled app in it. */
  runtime: join(out, 'runtime'),
  /** The `daypass` executable of this checkout. */
  launcher: join(out, 'daypass'),
  demo: join(out, 'demo'),
  vitest: join(out, 'vitest'),
  /** Pictures of the window in each state, made by its tests. */
  screenshots: join(out, 'screenshots'),
  package: join(root, 'dist'),
};

/**
 * The project's package.json.
 * @returns {{ name: string; productName: string; version: string; description: string; license: string; author: string; devDependencies: Record<string, string> }}
 */
export function manifest() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}

export const isRoot = process.getuid?.() === 0;
