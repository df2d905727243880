import type { Finding } from './finding.ts';

/** Names on the session bus of a Linux desktop; undefined where there is no bus, or none that answers. */
export type BusNames = Readonly<{
  owned: readonly string[];
  /** The bus starts somebody for these when they are needed. */
  activatable: readonly string[];
}>;

/** What this desktop offers: tray icons and notifications. The verbs need neither. */
export function desktopFindings(platform: string, bus: BusNames | undefined): readonly Finding[] {
  if (platform === 'darwin') return offered('The menu bar', 'macOS');
  if (platform === 'win32') return offered('The notification area', 'Windows');
  if (bus === undefined) return withoutBus;
  const isThere = (name: string) => bus.owned.includes(name);
  const canCome = (name: string) => isThere(name) || bus.activatable.includes(name);
  return [
    isThere('org.kde.StatusNotifierWatcher')
      ? { check: 'tray', status: 'ok', what: 'This desktop shows tray icons.' }
      : {
          check: 'tray',
          status: 'note',
          what: 'This desktop shows no tray icons.',
          why: 'No program on it shows them; GNOME needs an extension for that.',
          next: 'Install the extension "AppIndicator", or open the window by starting Daypass once more.',
        },
    canCome('org.freedesktop.Notifications')
      ? { check: 'notifications', status: 'ok', what: 'This desktop shows notifications.' }
      : {
          check: 'notifications',
          status: 'note',
          what: 'This desktop shows no notifications.',
          why: 'No program on it shows them.',
          next: 'Install one, such as dunst, to be reminded outside of the window as well.',
        },
  ];
}

const offered = (place: string, system: string): readonly Finding[] => [
  { check: 'tray', status: 'ok', what: `${place} shows the icon of Daypass while it runs.` },
  {
    check: 'notifications',
    status: 'note',
    what: `Whether ${system} shows the notifications of Daypass can't be seen from here.`,
    next: `Look into the settings of ${system}, under "Notifications".`,
  },
];

const unknown = (check: 'tray' | 'notifications', what: string): Finding => ({
  check,
  status: 'note',
  what,
  why: 'There is no desktop here to ask (no session bus that answers).',
});

const withoutBus: readonly Finding[] = [
  unknown('tray', 'Whether there are tray icons is not known.'),
  unknown('notifications', 'Whether there are notifications is not known.'),
];
