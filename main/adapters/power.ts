import { app, powerMonitor } from 'electron';

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

/**
 * Calls back when the person logs out or the machine is shut down. Linux waits some seconds for an app that prevents it and
 * quits (Electron's `shutdown`); Windows tells only windows of it, and waits for nobody. Call it after `app` is ready.
 */
export function onSessionEnd(callback: (event?: Readonly<{ preventDefault(): void }>) => void): void {
  // Electron's types lack the event that its documentation describes.
  powerMonitor.on('shutdown', ((event?: { preventDefault(): void }) => callback(event)) as () => void);
  app.on('browser-window-created', (_event, window) => window.on('session-end', () => callback()));
}
