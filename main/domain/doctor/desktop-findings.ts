import type { Finding } from './finding.ts';

/** Names on the session bus of a Linux desktop; undefined where there is no bus, or none that answers. */
export type BusNames = Readonly<{
  owned: readonly string[];
  /** The bus starts somebody for these when they are needed. */
  activatable: readonly string[];
}>;

type Desktop = Readonly<{
  platform: string;
  bus: BusNames | undefined;
  /** The folder of the tokens, as people write it. */
  tokenFolder: string;
}>;

/** What this desktop offers: tray icons, notifications, a keychain, which this version does not use. The verbs need none of it. */
export function desktopFindings({ platform, bus, tokenFolder }: Desktop): readonly Finding[] {
  const kept = `Sign-ins are kept in files, in ${tokenFolder}.`;
  if (platform === 'darwin') return offered('The menu bar', 'macOS', `${kept} ${unused('The Keychain of macOS')}`);
  if (platform === 'win32') {
    return offered('The notification area', 'Windows', `${kept} ${unused('The Credential Manager of Windows')}`);
  }
  if (bus === undefined) return withoutBus(kept);
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
    canCome('org.freedesktop.secrets')
      ? { check: 'keychain', status: 'ok', what: `${kept} ${unused('The keychain of this desktop (Secret Service)')}` }
      : {
          check: 'keychain',
          status: 'note',
          what: `${kept} This desktop has no keychain.`,
          why: 'No program on it offers the Secret Service, as gnome-keyring and KeePassXC do.',
          next: 'Nothing fails for it: this version of Daypass uses none.',
        },
  ];
}

const unused = (keychain: string): string => `${keychain} is there, and this version of Daypass does not use it.`;

const offered = (place: string, system: string, keychain: string): readonly Finding[] => [
  { check: 'tray', status: 'ok', what: `${place} shows the icon of Daypass while it runs.` },
  {
    check: 'notifications',
    status: 'note',
    what: `Whether ${system} shows the notifications of Daypass can't be seen from here.`,
    next: `Look into the settings of ${system}, under "Notifications".`,
  },
  { check: 'keychain', status: 'ok', what: keychain },
];

const unknown = (check: 'tray' | 'notifications' | 'keychain', what: string): Finding => ({
  check,
  status: 'note',
  what,
  why: 'There is no desktop here to ask (no session bus that answers).',
});

const withoutBus = (kept: string): readonly Finding[] => [
  unknown('tray', 'Whether there are tray icons is not known.'),
  unknown('notifications', 'Whether there are notifications is not known.'),
  unknown('keychain', `${kept} Whether there is a keychain is not known.`),
];
