import process from 'node:process';

/**
 * Calls back when the system or a terminal asks the app to end, however often. Electron would quit by itself, but a library
 * below electron-store (`when-exit`) listens as well, and ends the process at once where nobody else does.
 */
export function onEndSignal(callback: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, callback);
}
