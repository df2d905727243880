import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const file = 'keytar.node';

/**
 * keytar looks for its native part in its own package, of which a bundle has only the JavaScript: the part for this platform is laid beside
 * the bundle, and loaded from there. On Linux none is needed (`keyring.ts`). Where there is none for it, loading fails as with a part that
 * can't be loaded.
 * @returns {import('vite').Plugin}
 */
export function keytarBeside() {
  const entry = createRequire(import.meta.url).resolve('keytar');
  return {
    name: 'keytar-beside',
    load(id) {
      if (id !== entry) return undefined;
      return `import { createRequire } from 'node:module';\nexport default createRequire(import.meta.url)('./${file}');`;
    },
    generateBundle() {
      const native = join(dirname(entry), '..', 'prebuilds', `${process.platform}-${process.arch}`, file);
      if (process.platform !== 'linux' && existsSync(native))
        this.emitFile({ type: 'asset', fileName: file, source: readFileSync(native) });
    },
  };
}
