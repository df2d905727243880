import type { Places } from './adapters/places.ts';
import { textFile } from './adapters/text-file.ts';
import { backupSuffix } from './services/remove-keys.ts';
import type { TextFile } from './services/text-file.ts';

/** The AWS files that keys may have been written into, and the copies of them. No copy is made of keys that go. */
export const filesWithKeys = ({ credentialsFile, configFile }: Places): readonly TextFile[] =>
  [credentialsFile, configFile].flatMap((path) => [
    textFile(path, { keeps: path === credentialsFile ? 'secrets' : 'mode', backup: false, reads: 'settled' }),
    textFile(`${path}${backupSuffix}`, { keeps: 'secrets', backup: false }),
  ]);
