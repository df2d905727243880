import { execFile } from 'node:child_process';

/**
 * True where something shows tray icons. GNOME without its AppIndicator extension has nothing that does, and on Linux
 * nobody else tells: whoever shows the icons owns this name on the session bus (freedesktop.org, StatusNotifierItem).
 */
export function hasTrayHost(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return Promise.resolve(true);
  const bus = ['--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus'];
  const question = ['--method', 'org.freedesktop.DBus.NameHasOwner', 'org.kde.StatusNotifierWatcher'];
  return new Promise((resolve) => {
    execFile('gdbus', ['call', ...bus, ...question], { timeout: 2_000 }, (error, answer) => {
      resolve(error === null && answer.includes('true'));
    });
  });
}
