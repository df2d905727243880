import process from 'node:process';
import { systemClock } from './adapters/clock.ts';
import { loginItem } from './adapters/login-item.ts';
import { autostartFolder, type Places } from './adapters/places.ts';
import { openSettings, type Settings } from './adapters/settings.ts';
import { globalShortcuts } from './adapters/shortcut.ts';
import { setTheme } from './adapters/theme.ts';
import { followSetting } from './services/follow-setting.ts';
import { followShortcut } from './services/follow-shortcut.ts';
import { followStartAtLogin } from './services/follow-start-at-login.ts';
import type { StateHolder } from './services/hold-state.ts';
import { loadSettings } from './services/load-settings.ts';
import type { ProblemFor } from './services/problem-for.ts';

type Here = Readonly<{
  places: Places;
  holder: StateHolder;
  problemFor: ProblemFor;
  label(path: string): string;
  /** The person pressed the shortcut. */
  onShortcut(): void;
}>;

/** The person's settings: loaded, kept as they change, and in force from then on. Never rejects. */
export async function settingsHere({ onShortcut, ...core }: Here): Promise<Settings | undefined> {
  const { holder, places } = core;
  const settings = await loadSettings({ ...core, open: () => openSettings(places.home, systemClock.now) });
  followSetting(holder, 'theme', setTheme);
  followShortcut({ holder, shortcuts: globalShortcuts(process.env, onShortcut) });
  void followStartAtLogin({ ...core, item: loginItem(autostartFolder(process.env, places.personHome)) });
  return settings;
}
