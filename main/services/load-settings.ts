import { sentenceOf } from '../domain/problem.ts';
import type { StateHolder } from './hold-state.ts';
import { keepSettings, type SettingsStore } from './keep-settings.ts';
import type { ProblemFor } from './problem-for.ts';

/** `setAside` is where the settings lie that could not be read. */
type OpenedSettings = SettingsStore & Readonly<{ setAside?: string }>;

export type SettingsPorts<S extends OpenedSettings> = Readonly<{
  holder: StateHolder;
  open(): Promise<S>;
  /** A path as a person would write it. */
  label(path: string): string;
  problemFor: ProblemFor;
}>;

/** The settings, going to and from the state. Never rejects: without them the app works as well, and says so. */
export async function loadSettings<S extends OpenedSettings>(ports: SettingsPorts<S>): Promise<S | undefined> {
  const { holder, open, label, problemFor } = ports;
  const tell = (text: string) => holder.dispatch({ type: 'told', notice: { tone: 'problem', text } });
  try {
    const settings = await open();
    if (settings.setAside !== undefined) {
      const place = label(settings.setAside);
      tell(`Daypass could not read its settings and starts with new ones. The old ones are in ${place}.`);
    }
    keepSettings({ holder, store: settings, problemFor });
    return settings;
  } catch (error) {
    const { words } = problemFor('Opening the settings', error);
    tell(`Daypass could not open its settings, so it won't remember what you change or pin. ${sentenceOf(words)}`);
    return undefined;
  }
}
