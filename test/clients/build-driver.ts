import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles the refresh driver, with everything that it needs, into a folder of its own. Gives the program's path. */
export async function buildRefreshDriver(folder: string): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'test/clients/refresh-driver.ts'),
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'refresh-driver.mjs' } },
    },
  });
  return join(folder, 'refresh-driver.mjs');
}
