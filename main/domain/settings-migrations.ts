/** What a settings file holds, of whatever version it is. */
export type SettingsFile = Readonly<Record<string, unknown>>;

/** Step by step from version 1, which held the pins and the place of the window. A step never changes after its release. */
const steps: readonly ((file: SettingsFile) => SettingsFile)[] = [(file) => ({ settings: {}, uses: [], ...file })];

/** The version that files are written in. */
export const settingsVersion = steps.length + 1;

/** The version of a file. One that does not say is taken for the first. */
export const versionOf = ({ version }: SettingsFile): number =>
  Number.isSafeInteger(version) && (version as number) >= 1 ? (version as number) : 1;

/** The file as this version writes it; what it holds besides stays. A file of a later version is given as it is. */
export function migrated(file: SettingsFile): SettingsFile {
  const version = versionOf(file);
  const after = steps.slice(version - 1).reduce((now, step) => step(now), file);
  return { ...after, version: Math.max(version, settingsVersion) };
}
