import { bytesOf } from '../../../main/domain/aws-file/text.ts';
import type { TextFile } from '../../../main/services/text-file.ts';

export type FileInMemory = TextFile & {
  text: string | undefined;
  /** What other programs do just before a replacement; it may throw what the disk would. */
  meanwhile: () => void;
};

export function fileInMemory(path: string, text?: string): FileInMemory {
  const file: FileInMemory = {
    path,
    text,
    meanwhile: () => undefined,
    read: async () => (file.text === undefined ? undefined : { text: file.text, bytes: bytesOf(file.text) }),
    async replace(next, expected) {
      file.meanwhile();
      if (file.text !== expected?.text) return { outcome: 'stale' };
      file.text = next;
      return { outcome: 'replaced' };
    },
    async remove(expected) {
      if (file.text !== expected.text) return { outcome: 'stale' };
      file.text = undefined;
      return { outcome: 'removed' };
    },
  };
  return file;
}
