import type { ReactNode } from 'react';
import type { SettingsView } from '../../preload/contract.ts';
import type { ChangeSettings, SettingProblems } from '../app/use-settings-change.ts';
import { RemindField } from './remind-field.tsx';
import { SettingsGroup } from './settings-group.tsx';
import { SwitchField } from './switch-field.tsx';

type Props = { settings: SettingsView; change: ChangeSettings; problems: SettingProblems };

export const ReminderSettings = ({ settings, change, problems }: Props): ReactNode => (
  <SettingsGroup title="Reminders" missing={whatIsMissing(settings)}>
    <RemindField
      minutes={settings.remindBefore}
      problem={problems.remindBefore}
      onMinutes={(remindBefore) => change({ remindBefore })}
    />
    <SwitchField
      label="New accounts and roles"
      hint="Looks every few hours while you are signed in, and tells you when you have been given access to something new."
      isOn={settings.remindOfNewAccess}
      problem={problems.remindOfNewAccess}
      onOn={(remindOfNewAccess) => change({ remindOfNewAccess })}
    />
  </SettingsGroup>
);

function whatIsMissing({ notifications, tray }: SettingsView): string | undefined {
  const where = tray === 'none' ? 'in this window' : 'in the tray menu and in this window';
  if (notifications === 'none') return `This desktop shows no notifications. Reminders appear ${where}.`;
  if (notifications === 'silent') return `“Do not disturb” is on. Until it is off, reminders appear ${where}.`;
  return undefined;
}
