import { existsSync, realpathSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shortPath } from '../../../main/adapters/short-path.ts';
import { isPlainOnWindows } from '../../../main/domain/process-command.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

/** A home folder, and another name that leads there. */
async function homeCalled(name: string, shortName: string) {
  const users = await temporaryFolder();
  const home = join(users, name);
  await mkdir(home);
  await symlink(home, join(users, shortName), 'junction');
  return { home, short: join(users, shortName) };
}

describe.skipIf(process.platform === 'win32')('a path with a space in it, or a letter outside ASCII', () => {
  test.each(['Jane Doe', 'Jürgen'])('is named by the short names of the folders that are there (%s)', async (name) => {
    const { home, short } = await homeCalled(name, 'SHORT~1');
    const asked: string[] = [];
    const ask = (path: string) => {
      asked.push(path);
      return `${short}\r\n`;
    };
    expect(shortPath(join(home, 'Daypass', 'bin', 'daypass.cmd'), ask)).toBe(join(short, 'Daypass/bin/daypass.cmd'));
    expect(asked).toEqual([home]);
  });

  test('stays as it is where no short name is told, or one that leads nowhere', async () => {
    const { home } = await homeCalled('Jane Doe', 'SHORT~1');
    for (const told of [home, '', '/nowhere']) expect(shortPath(home, () => told)).toBe(home);
    // Here is no command prompt that could be asked.
    expect(shortPath(home)).toBe(home);
  });

  test('is not asked about where it needs no other name', () => {
    expect(shortPath('/home/ana/daypass.cmd', () => expect.unreachable())).toBe('/home/ana/daypass.cmd');
  });
});

test.runIf(process.platform === 'win32')(
  'Windows tells a short name that leads to the same place, or none',
  async () => {
    const { home } = await homeCalled('Jane & Jürgen Doe', 'unused');
    const short = shortPath(home);
    expect(short === home || isPlainOnWindows(short)).toBe(true);
    expect(existsSync(short) && realpathSync.native(short)).toBe(realpathSync.native(home));
  },
);
