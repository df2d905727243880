import type { MessageBus } from './message-bus.ts';

/**
 * Tells whether something shows tray icons, and again whenever that changes. GNOME without its AppIndicator extension has
 * nothing that does. Whoever shows the icons owns this name on the session bus (freedesktop.org, StatusNotifierItem).
 */
export function trayHostOnBus(bus: MessageBus): (listener: (shown: boolean) => void) => void {
  return (listener) => bus.follow('org.kde.StatusNotifierWatcher', (owner) => listener(owner !== undefined));
}
