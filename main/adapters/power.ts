import { powerMonitor } from 'electron';

/** Calls back when the machine wakes up or is unlocked: time has passed that no timer saw. Call it after `app` is ready. */
export function onWake(callback: () => void): void {
  powerMonitor.on('resume', callback);
  powerMonitor.on('unlock-screen', callback);
}

/** Tells when the screen is locked and unlocked; on macOS and Windows only. Call it after `app` is ready. */
export function onScreenLock(listener: (locked: boolean) => void): void {
  powerMonitor.on('lock-screen', () => listener(true));
  powerMonitor.on('unlock-screen', () => listener(false));
}
