import { join } from 'node:path';
import { Problem } from '../domain/problem.ts';
import { settingsIn } from '../domain/saved-settings.ts';
import type { Settings } from '../domain/settings.ts';
import { migrated } from '../domain/settings-migrations.ts';
import { readTolerantJson } from '../domain/tolerant-json.ts';
import { readVersion } from './text-file-read.ts';

/**
 * The settings in Daypass's own folder, for who only reads them. Rejects with a `Problem` of kind 'file' where they can't be read: what a
 * person has set must not be taken for the usual.
 */
export async function savedSettings(home: string, label: (path: string) => string): Promise<Settings> {
  const path = join(home, 'settings.json');
  const text = (await readVersion(path))?.text;
  if (text === undefined) return settingsIn({});
  const { object, whole } = readTolerantJson(text) ?? { object: {}, whole: false };
  if (whole) return settingsIn(migrated(object));
  throw new Problem('file', {
    what: `Daypass can't read its settings: ${label(path)} is damaged.`,
    next: 'Start Daypass, which sets that file aside and begins anew, or remove it.',
  });
}
