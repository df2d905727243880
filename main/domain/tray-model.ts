import type { ConsolePage } from '../../preload/contract.ts';
import type { SessionAccess } from './access.ts';
import type { ReminderAction } from './reminder.ts';

export type TrayIcon = 'signed-out' | 'signed-in' | 'ending-soon' | 'ended' | 'working' | 'offline';

export type TrayAction =
  | Readonly<{ do: 'open-window'; sessionId?: string }>
  | Readonly<{ do: 'open-console'; access: SessionAccess; page?: ConsolePage }>
  | Readonly<{ do: 'copy-credentials'; access: SessionAccess }>
  | Readonly<{ do: 'sign-in' | 'cancel-sign-in' | 'open-sign-in-page' | 'sign-out'; sessionId: string }>
  | Readonly<{ do: 'export-profile'; access: SessionAccess }>
  | Readonly<{ do: 'clear-clipboard' | 'search' | 'settings' }>
  | Readonly<{ do: 'act-on-reminder'; key: string; action: ReminderAction }>
  | Readonly<{ do: 'dismiss-reminder'; key: string }>
  | Readonly<{ do: 'quit' }>;

export type MenuEntry =
  | Readonly<{ type: 'label'; text: string }>
  | Readonly<{ type: 'separator' }>
  | Readonly<{ type: 'action'; text: string; action: TrayAction }>
  | Readonly<{ type: 'submenu'; text: string; entries: readonly MenuEntry[] }>;

/** What the tray shows; `trayOf(state)` gives it, `adapters/tray.ts` draws it. */
export type TrayModel = Readonly<{ icon: TrayIcon; tooltip: string; menu: readonly MenuEntry[] }>;

export const menuSeparator: MenuEntry = { type: 'separator' };

export const menuLabel = (text: string): MenuEntry => ({ type: 'label', text });

export const menuAction = (text: string, action: TrayAction): MenuEntry => ({ type: 'action', text, action });

/** Long lists are cut: a menu that is longer than a screen can't be read. */
export const moreEntry = (count: number): MenuEntry => menuAction(`${count} more in Daypass…`, { do: 'open-window' });
