import { cleanSettings } from './change-settings.ts';
import { sameValue } from './same-value.ts';
import type { Settings } from './settings.ts';
import type { SettingsFile } from './settings-migrations.ts';

/** The settings in a file, as usual where one is missing or makes no sense. */
export const settingsIn = (file: SettingsFile): Settings => cleanSettings(savedIn(file));

/**
 * The file with these settings. Only what differs is written: a value that a later version knows stays until a person changes
 * it here, and so do keys that are not known here.
 */
export function withSettings(file: SettingsFile, settings: Settings): SettingsFile {
  const saved = savedIn(file);
  const before = new Map<string, unknown>(Object.entries(settingsIn(file)));
  const after = new Map<string, unknown>(Object.entries(settings));
  const isGone = (name: string) => before.has(name) && !after.has(name);
  const kept = Object.entries(saved).filter(([name]) => !isGone(name));
  const changed = [...after].filter(([name, value]) => !sameValue(before.get(name), value));
  return { ...file, settings: Object.fromEntries([...kept, ...changed]) };
}

const savedIn = ({ settings }: SettingsFile): Readonly<Record<string, unknown>> =>
  typeof settings === 'object' && settings !== null && !Array.isArray(settings) ? { ...settings } : {};
