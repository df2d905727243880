import type { TrayIcon } from '../domain/tray-model.ts';

/**
 * The file of a tray icon, in the folder of the icons. macOS colours template images itself, and knows them by their name;
 * Windows needs another set for each taskbar; panels of Linux don't tell what colour they are, so one set suits all.
 */
export function trayIconFile(icon: TrayIcon, platform: NodeJS.Platform, isPanelDark: boolean): string {
  if (platform === 'darwin') return `${icon}Template.png`;
  if (platform === 'win32') return `${icon}-on-${isPanelDark ? 'dark' : 'light'}.ico`;
  return `${icon}.png`;
}
