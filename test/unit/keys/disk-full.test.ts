import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textFile } from '../../../main/adapters/text-file.ts';
import { type FileSystem, nodeFileSystem } from '../../../main/adapters/text-file-aside.ts';
import { writtenProfiles } from '../../../main/adapters/written-profiles.ts';
import { parseAwsFile } from '../../../main/domain/aws-file/parse.ts';
import { keysFingerprint } from '../../../main/domain/keys-fingerprint.ts';
import { exportProfile } from '../../../main/services/export-profile.ts';
import { profileChanges } from '../../../main/services/profile-changes.ts';
import { removeKeys, removeWrittenKeys } from '../../../main/services/remove-keys.ts';
import { renewKeys } from '../../../main/services/renew-keys.ts';
import { wish } from '../export/files-in-memory.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';
import { sampleKeys } from './kept-keys.ts';

const mine = '# mine\r\n[mine]\naws_access_key_id=AKIA\naws_secret_access_key=x\n';

/** A disk that takes so many more writes and renamings, and after that one half of a file and nothing else. */
function diskWithRoomFor(steps: number): FileSystem & { isFull(): boolean } {
  let left = steps;
  const step = () => {
    left -= 1;
    if (left < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  };
  return {
    isFull: () => left < 0,
    async writeWhole(path, bytes) {
      if (left <= 0) await writeFile(path, bytes.subarray(0, bytes.length / 2));
      step();
      await nodeFileSystem.writeWhole(path, bytes);
    },
    async rename(from, to) {
      step();
      await nodeFileSystem.rename(from, to);
    },
  };
}

/** Daypass as it starts on this disk. */
function daypassOn(folder: string, fileSystem: FileSystem) {
  const label = (path: string) => path;
  const clock = { now: () => Date.now() };
  const records = writtenProfiles(join(folder, 'daypass'), Date.now, fileSystem);
  const [config, credentials] = ['config', 'credentials'].map((name) => join(folder, name)) as [string, string];
  const own = { config: textFile(config, { fileSystem }), credentials: textFile(credentials, { fileSystem }) };
  const files = [config, credentials, `${credentials}.daypass-backup`].map((path) =>
    textFile(path, { fileSystem, backup: false }),
  );
  const shared = { written: records, files, label, clock, isSignedOut: async () => false };
  const issue = async () => sampleKeys(`${Math.random()}`, Date.now() + 60_000);
  const helper = { path: '/bin/daypass', rules: 'posix', put: async () => undefined } as const;
  const changes = profileChanges({ records, label });
  const profiles = exportProfile({
    ...own,
    helper,
    issue,
    label,
    records,
    changes,
    removeKeys: removeWrittenKeys(shared),
  });
  return {
    records,
    export: () => profiles.export(wish({ kind: 'keys', name: 'tool' })),
    async renew() {
      const old = (await records.list()).at(-1);
      if (old !== undefined) await renewKeys(shared)([{ old, credentials: await issue() }]);
    },
    remove: () => removeKeys(shared)('acme'),
  };
}

test.each(['export', 'renew', 'remove'] as const)(
  'a disk that is full at any step of a %s: a clear message, the old content, nothing left behind, and it works when there is room',
  async (work) => {
    let failures = 0;
    for (let room = 0; ; room += 1) {
      const folder = await temporaryFolder();
      await mkdir(join(folder, 'daypass'));
      const path = join(folder, 'credentials');
      await writeFile(path, mine);
      // What was written just now may still be being written.
      await utimes(path, 1, 1);
      if (work !== 'export') await daypassOn(folder, nodeFileSystem).export();
      const before = await readFile(path, 'utf8');

      const disk = diskWithRoomFor(room);
      const daypass = daypassOn(folder, disk);
      const failed = await daypass[work]().then(
        () => undefined,
        (error: unknown) => error,
      );
      if (failed !== undefined) {
        failures += 1;
        expect(failed).toMatchObject({
          kind: 'file',
          message: expect.stringMatching(/could not be changed\. The disk is full\. Make room/),
        });
      }
      const after = await readFile(path, 'utf8');
      const known = (await daypass.records.list()).map(({ keys }) => keys);
      const { flaws, sections } = parseAwsFile(after);
      expect(flaws).toEqual([]);
      expect(after.startsWith(mine)).toBe(true);
      const tool = sections.find(({ header }) => header === 'tool');
      if (tool !== undefined) expect(known).toContain(keysFingerprint(tool.settings));
      // Only what is remembered of it may not have been put down any more.
      if (failed !== undefined && work !== 'remove') expect(after).toBe(before);
      const left = [...(await readdir(folder)), ...(await readdir(join(folder, 'daypass')))];
      expect(left.filter((name) => /daypass-(new|lock)/.test(name))).toEqual([]);

      await daypassOn(folder, nodeFileSystem)[work]();
      expect((await readFile(path, 'utf8')).includes('ASIA')).toBe(work !== 'remove');
      if (!disk.isFull()) break;
    }
    expect(failures).toBeGreaterThanOrEqual(4);
  },
);
