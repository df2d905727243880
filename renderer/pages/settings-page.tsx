import { type ReactNode, useEffect, useRef } from 'react';
import type { SettingsView, Theme } from '../../preload/contract.ts';
import { place } from '../app/place.ts';
import { useSettingsChange } from '../app/use-settings-change.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { ClipboardField } from '../parts/clipboard-field.tsx';
import { ExportSettings } from '../parts/export-settings.tsx';
import { IconAction } from '../parts/icon-action.tsx';
import { ReminderSettings } from '../parts/reminder-settings.tsx';
import { SettingsGroup } from '../parts/settings-group.tsx';
import { StartSettings } from '../parts/start-settings.tsx';
import './settings-page.css';

const themes: { value: Theme; text: string }[] = [
  { value: 'system', text: 'As the system' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
];

/** All that a person may set, each in force at once: there is nothing to save. */
export function SettingsPage({ settings }: { settings: SettingsView }): ReactNode {
  const title = useRef<HTMLHeadingElement>(null);
  const { change, problems } = useSettingsChange();
  useEffect(() => {
    const before = document.activeElement;
    title.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus();
      if (document.activeElement !== before) document.getElementById('search')?.focus();
    };
  }, []);
  return (
    <>
      <header className="settings-top">
        <IconAction icon="back" name="Back" tip="Back (Esc)" onPress={() => place.set('accounts')} />
        <h1 ref={title} tabIndex={-1}>
          Settings
        </h1>
      </header>
      <main className="settings">
        <ReminderSettings settings={settings} change={change} problems={problems} />
        <StartSettings settings={settings} change={change} problems={problems} />
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
          <ClipboardField
            seconds={settings.clearClipboardAfter}
            problem={problems.clearClipboardAfter}
            onSeconds={(clearClipboardAfter) => change({ clearClipboardAfter })}
          />
        </SettingsGroup>
      </main>
    </>
  );
}
