import { powerMonitor } from 'electron';

/** Calls back when the machine wakes up or is unlocked: time has passed that no timer saw. Call it after `app` is ready. */
export function onWake(callback: () => void): void {
  powerMonitor.on('resume', callback);
  powerMonitor.on('unlock-screen', callback);
}
