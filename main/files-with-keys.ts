import type { Places } from './adapters/places.ts';
import { textFile } from './adapters/text-file.ts';
import type { OwnWrite } from './services/own-writes.ts';
import { backupSuffix } from './services/remove-keys.ts';
import type { TextFile } from './services/text-file.ts';

/**
 * The AWS files that keys may have been written into, and the copies of them. No copy is made of keys that go. `onWritten` is called
 * once something was written into the files themselves.
 */
export const filesWithKeys = (
  { credentialsFile, configFile }: Places,
  onWritten: (write: OwnWrite) => void = () => undefined,
): readonly TextFile[] =>
  [credentialsFile, configFile].flatMap((path) => [
    telling(
      textFile(path, { keeps: path === credentialsFile ? 'secrets' : 'mode', backup: false, reads: 'settled' }),
      onWritten,
    ),
    textFile(`${path}${backupSuffix}`, { keeps: 'secrets', backup: false }),
  ]);

const telling = (file: TextFile, onWritten: (write: OwnWrite) => void): TextFile => ({
  ...file,
  async replace(next, expected) {
    const replaced = await file.replace(next, expected);
    if (replaced.outcome === 'replaced') onWritten({ path: file.path, from: expected?.text, to: next });
    return replaced;
  },
});
