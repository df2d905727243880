import type { TextFile } from '../services/text-file.ts';
import { type FileSystem, nodeFileSystem } from './text-file-aside.ts';
import { readVersion } from './text-file-read.ts';
import { removeContent, replaceContent } from './text-file-replace.ts';
import { readSettled } from './text-file-settled.ts';

export type TextFileOptions = Readonly<{
  /** `secrets`: the file is made readable by its owner alone whenever it is changed; else its mode is kept. */
  keeps?: 'mode' | 'secrets';
  /** False: no copy of the old content is kept, because it is to be gone. */
  backup?: boolean;
  /** `settled`: a file that another program seems to be writing is waited for; for what is read in order to be changed. */
  reads?: 'at-once' | 'settled';
  fileSystem?: FileSystem;
}>;

/**
 * A config file on disk. Writing goes through a link to its target, and never leaves half a file: the new content is written
 * beside the old one, flushed, and renamed over it. The first change keeps the old content in `<path>.daypass-backup`.
 */
export function textFile(
  path: string,
  { keeps = 'mode', backup: backsUp = true, reads = 'at-once', fileSystem = nodeFileSystem }: TextFileOptions = {},
): TextFile {
  let backup: string | undefined = backsUp ? `${path}.daypass-backup` : undefined;
  return {
    path,
    read: () => (reads === 'settled' ? readSettled(path) : readVersion(path)),
    async replace(next, expected) {
      const replaced = await replaceContent({ path, next, expected, backup, keeps, fileSystem });
      if (replaced.outcome === 'replaced') backup = undefined;
      return replaced;
    },
    remove: (expected) => removeContent(path, expected),
  };
}
