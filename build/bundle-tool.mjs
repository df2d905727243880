import { basename, dirname } from 'node:path';
import { root } from './project.mjs';

/**
 * Bundles a TypeScript program of ours into one file that plain Node runs; npm packages stay where they are.
 * @param {string} entry
 * @param {string} file
 */
export async function bundleTool(entry, file) {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir: dirname(file),
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { input: entry, output: { format: 'es', entryFileNames: basename(file), codeSplitting: false } },
    },
  });
}
