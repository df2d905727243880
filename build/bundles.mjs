import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { keytarBeside } from './keytar-beside.mjs';
import { root } from './project.mjs';

/**
 * The three bundles of the app. They run on the pinned Electron and on the fallback: Node 20 and Chromium 130.
 * @param {string} folder where to write them
 * @returns {import('vite').InlineConfig[]}
 */
export function bundles(folder) {
  return [main(folder), preload(folder), renderer(folder)];
}

/** @type {import('vite').InlineConfig} */
const common = { root, configFile: false, logLevel: 'error', publicDir: false, mode: 'production' };

/**
 * ES modules in chunks, so that what is imported late is loaded late: all in one folder, which import.meta.dirname then
 * is. Everything but Electron and Node is bundled.
 * @param {string} folder
 * @returns {import('vite').InlineConfig}
 */
const main = (folder) => ({
  ...common,
  plugins: [keytarBeside()],
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    target: 'node20',
    outDir: folder,
    emptyOutDir: false,
    minify: true,
    rolldownOptions: {
      input: join(root, 'main', 'main.ts'),
      external: ['electron'],
      output: {
        format: 'es',
        entryFileNames: 'main.mjs',
        chunkFileNames: '[name]-[hash].mjs',
        // Small and pure, and without SDK: one file is loaded sooner than the fifty that they would be in.
        codeSplitting: { groups: [{ name: 'common', test: /[\\/]main[\\/](domain|services)[\\/]/, minShareCount: 2 }] },
      },
    },
  },
});

/**
 * One CommonJS file: a sandboxed preload script can load nothing else.
 * @param {string} folder
 * @returns {import('vite').InlineConfig}
 */
const preload = (folder) => ({
  ...common,
  build: {
    target: 'chrome130',
    outDir: folder,
    emptyOutDir: false,
    minify: true,
    lib: { entry: join(root, 'preload', 'preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'], output: { codeSplitting: false } },
  },
});

/**
 * The page. No script or style stands in the HTML itself, since its security policy allows none: hence no preload
 * polyfill, and no asset as a data: URL.
 * @param {string} folder
 * @returns {import('vite').InlineConfig}
 */
const renderer = (folder) => ({
  ...common,
  root: join(root, 'renderer'),
  base: '/',
  plugins: [react()],
  build: {
    target: 'chrome130',
    outDir: join(folder, 'renderer'),
    emptyOutDir: false,
    minify: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
