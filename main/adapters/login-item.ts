import process from 'node:process';
import { app } from 'electron';
import { Problem } from '../domain/problem.ts';
import type { LoginItem } from '../services/follow-start-at-login.ts';
import { autostartFile } from './autostart-file.ts';
import { ownProgram } from './own-program.ts';

const hidden = '--hidden';

/** Starting at login, as this system does it. `folder` is that of autostart files, and counts on Linux alone. Call it after `app` is ready. */
export function loginItem(folder: string): LoginItem {
  if (process.platform === 'linux') {
    return autostartFile(folder, ownProgram(process));
  }
  return process.platform === 'darwin' ? macItem : windowsItem;
}

/** True of a start that no person made, and that so is to open no window. */
export const asksForHidden = (args: readonly string[]): boolean => args.includes(hidden);

/** The same of this start. macOS passes no arguments at login, but says that it was one. */
export const isStartedHidden = (): boolean =>
  asksForHidden(process.argv) || (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);

const macItem: LoginItem = {
  look: async () => app.isPackaged && app.getLoginItemSettings().openAtLogin,
  async set(on) {
    // Else it would be Electron itself that starts.
    if (!app.isPackaged) throw notInstalled();
    app.setLoginItemSettings({ openAtLogin: on });
    if (on && app.getLoginItemSettings().status === 'requires-approval') throw notApproved();
  },
};

const windowsItem: LoginItem = {
  // The person may have switched it off in the Task Manager, which leaves the entry.
  look: async () => app.getLoginItemSettings({ args: [hidden] }).executableWillLaunchAtLogin,
  set: async (on) => app.setLoginItemSettings({ openAtLogin: on, args: [hidden] }),
};

const notInstalled = (): Problem =>
  new Problem('usage', {
    what: 'Only an installed Daypass can start at login.',
    next: 'Put it in Applications first.',
  });

const notApproved = (): Problem =>
  new Problem('usage', {
    what: 'macOS asks for your consent.',
    next: 'Allow Daypass in System Settings, General, Login Items.',
  });
