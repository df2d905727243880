import { globalShortcut } from 'electron';
import type { Shortcuts } from '../services/follow-shortcut.ts';

/**
 * A key combination that is heard everywhere. On Wayland the compositor alone sees the keys: Electron says that it listens, and
 * hears those of X11 programs at best. Call it after `app` is ready.
 */
export function globalShortcuts(env: NodeJS.ProcessEnv, onPressed: () => void): Shortcuts {
  let current: string | undefined;
  return {
    deaf: (env.WAYLAND_DISPLAY ?? '') !== '',
    listen(shortcut) {
      if (current !== undefined) globalShortcut.unregister(current);
      current = undefined;
      if (shortcut === undefined) return true;
      if (!registered(shortcut, onPressed)) return false;
      current = shortcut;
      return true;
    },
  };
}

function registered(shortcut: string, onPressed: () => void): boolean {
  try {
    return globalShortcut.register(shortcut, onPressed);
  } catch {
    // Electron throws for a key that this keyboard or this version of it does not know.
    return false;
  }
}
