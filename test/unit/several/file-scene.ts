import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { secretDigest, secretFile } from '../../../main/adapters/secret-file.ts';
import { secretFileRecord } from '../../../main/adapters/secret-file-record.ts';
import { type FileSystem, nodeFileSystem } from '../../../main/adapters/text-file-aside.ts';
import { initialState } from '../../../main/domain/state.ts';
import { holdState, type StateHolder } from '../../../main/services/hold-state.ts';
import { keepSecretFiles } from '../../../main/services/keep-secret-files.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';
import { noon } from '../state/sample.ts';

/** A person's folder, Daypass's own folder, and files with credentials between the two. */
export async function folders(fileSystem: FileSystem = nodeFileSystem) {
  const [downloads, home] = [await temporaryFolder(), await temporaryFolder()];
  let ids = 0;
  const file = (path: string) => secretFile(path, fileSystem);
  const label = (path: string) => path.replace(downloads, '~');
  const newId = () => {
    ids += 1;
    return `file-${ids}`;
  };
  const record = secretFileRecord(home);
  return {
    downloads,
    home,
    file,
    record,
    path: join(downloads, 'keys.json'),
    names: () => readdir(downloads),
    read: () => readFile(join(downloads, 'keys.json'), 'utf8'),
    /** Daypass as it starts, with nothing but what it remembers. */
    start(holder: StateHolder = holdState(initialState(noon), (error) => Promise.reject(error))) {
      return { holder, keeper: keepSecretFiles({ holder, record, file, label, digest: secretDigest, newId }) };
    },
  };
}
