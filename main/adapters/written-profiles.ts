import { join } from 'node:path';
import * as v from 'valibot';
import { Problem } from '../domain/problem.ts';
import type { WrittenProfile, WrittenProfiles } from '../services/written-profiles.ts';
import { nodeFileSystem } from './text-file-aside.ts';
import { readVersion } from './text-file-read.ts';
import { replaceContent } from './text-file-replace.ts';

const written = v.object({
  sessionId: v.string(),
  accountId: v.string(),
  role: v.string(),
  path: v.string(),
  header: v.string(),
  keys: v.string(),
  expiresAt: v.exactOptional(v.number()),
  writtenAt: v.exactOptional(v.number()),
  whole: v.boolean(),
});

export const recordFileName = 'written-profiles.json';

const mostTries = 20;
/** Of one profile, the last ones: a backup may hold older keys than the file. */
const mostOfOne = 8;

/** The record in Daypass's own folder, for its owner alone. What can't be read counts as nothing remembered. */
export function writtenProfiles(home: string, now: () => number = Date.now): WrittenProfiles {
  const path = join(home, recordFileName);

  async function change(next: (before: readonly WrittenProfile[]) => readonly WrittenProfile[]): Promise<void> {
    for (let tries = 0; tries < mostTries; tries++) {
      const version = await readVersion(path);
      const text = `${JSON.stringify({ version: 1, profiles: next(profilesIn(version?.text)) }, null, 2)}\n`;
      const replacement = { path, next: text, expected: version, backup: undefined, fileSystem: nodeFileSystem };
      if ((await replaceContent({ ...replacement, keeps: 'secrets' })).outcome === 'replaced') return;
    }
    throw new Problem('file', { what: `Another program keeps changing ${path}.`, next: 'Try again in a moment.' });
  }

  return {
    list: async () => profilesIn((await readVersion(path))?.text),
    async add(one) {
      const noted = { writtenAt: now(), ...one };
      await change((before) => [...before.filter((other) => !isSame(other, one)), noted].filter(isAmongLast));
    },
    remove: (gone) => change((before) => before.filter((one) => !gone.some((other) => isSame(one, other)))),
  };
}

const isSame = (a: WrittenProfile, b: WrittenProfile): boolean =>
  a.path === b.path && a.header === b.header && a.keys === b.keys;

function isAmongLast(one: WrittenProfile, at: number, all: readonly WrittenProfile[]): boolean {
  const later = all.slice(at + 1).filter(({ path, header }) => path === one.path && header === one.header);
  return later.length < mostOfOne;
}

function profilesIn(text = ''): readonly WrittenProfile[] {
  try {
    const { profiles } = JSON.parse(text);
    return Array.isArray(profiles) ? profiles.filter((one) => v.is(written, one)) : [];
  } catch {
    return [];
  }
}
