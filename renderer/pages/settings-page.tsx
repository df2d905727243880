import type { ReactNode } from 'react';
import type { Theme, View } from '../../preload/contract.ts';
import { useSettingsChange } from '../app/use-settings-change.ts';
import { AskingSettings } from '../parts/asking-settings.tsx';
import { ChoiceField } from '../parts/choice-field.tsx';
import { ClipboardField } from '../parts/clipboard-field.tsx';
import { ExportSettings } from '../parts/export-settings.tsx';
import { FormatField } from '../parts/format-field.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { ReminderSettings } from '../parts/reminder-settings.tsx';
import { SettingsGroup } from '../parts/settings-group.tsx';
import { StartSettings } from '../parts/start-settings.tsx';
import { TokenSettings } from '../parts/token-settings.tsx';

const themes: { value: Theme; text: string }[] = [
  { value: 'system', text: 'As the system' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
];

/** All that a person may set, each in force at once: there is nothing to save. */
export function SettingsPage({ settings, sessions }: Pick<View, 'settings' | 'sessions'>): ReactNode {
  const { change, problems } = useSettingsChange();
  return (
    <PageFrame title="Settings">
      <ReminderSettings settings={settings} change={change} problems={problems} />
      <StartSettings settings={settings} change={change} problems={problems} />
      <TokenSettings settings={settings} sessions={sessions} change={change} problems={problems} />
      <SettingsGroup title="Look">
        <ChoiceField
          label="Theme"
          choices={themes}
          chosen={settings.theme}
          problem={problems.theme}
          onChoose={(theme) => change({ theme })}
        />
      </SettingsGroup>
      <ExportSettings settings={settings} change={change} problems={problems} />
      <SettingsGroup title="Clipboard">
        <FormatField
          format={settings.copyFormat}
          problem={problems.copyFormat}
          onFormat={(copyFormat) => change({ copyFormat })}
        />
        <ClipboardField
          seconds={settings.clearClipboardAfter}
          problem={problems.clearClipboardAfter}
          onSeconds={(clearClipboardAfter) => change({ clearClipboardAfter })}
        />
      </SettingsGroup>
      <AskingSettings allowedRoles={settings.allowedRoles} />
    </PageFrame>
  );
}
