import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { removeFolder } from '../../remove-folder.ts';

/** An empty folder, and a file in it that is not there yet: new ones for each test of a file that imports this. */
export let folder: string;
export let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'text-file-'));
  path = join(folder, 'config');
});
afterEach(() => removeFolder(folder));

/** What is left beside the file and its backup. */
export const litter = async () =>
  (await readdir(folder)).filter((name) => name.includes('daypass-new') || name.includes('lock'));
