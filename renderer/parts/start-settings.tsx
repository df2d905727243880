import type { ReactNode } from 'react';
import type { SettingsView } from '../../preload/contract.ts';
import type { ChangeSettings, SettingProblems } from '../app/use-settings-change.ts';
import { SettingsGroup } from './settings-group.tsx';
import { ShortcutField } from './shortcut-field.tsx';
import { SwitchField } from './switch-field.tsx';

type Props = { settings: SettingsView; change: ChangeSettings; problems: SettingProblems };

const noTray = 'This desktop shows no tray icons. To see this window again, start Daypass once more.';

export const StartSettings = ({ settings, change, problems }: Props): ReactNode => (
  <SettingsGroup title="Starting and opening" missing={settings.tray === 'none' ? noTray : undefined}>
    <SwitchField
      label="Start at login"
      hint="Without opening its window."
      isOn={settings.startAtLogin}
      problem={problems.startAtLogin || settings.startAtLoginProblem}
      onOn={(startAtLogin) => change({ startAtLogin })}
    />
    <SwitchField
      label="Open the window at start"
      hint="When you start Daypass yourself."
      isOn={settings.openWindowAtStart}
      problem={problems.openWindowAtStart}
      onOn={(openWindowAtStart) => change({ openWindowAtStart })}
    />
    <ShortcutField
      shortcut={settings.shortcut}
      problem={problems.shortcut || settings.shortcutProblem}
      onShortcut={(shortcut) => change({ shortcut })}
    />
  </SettingsGroup>
);
