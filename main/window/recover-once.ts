import type { BrowserWindow } from 'electron';

/** A page that fails again this soon has a reason that loading it anew does not cure. */
const soonMs = 60_000;

/**
 * Loads the page anew when its process dies or hangs. The app's state lives in the main process, so nothing is lost.
 * When it fails again within a minute the window is closed; the tray, which still works, can open another.
 */
export function recoverOnce(window: BrowserWindow, onTrouble: (what: string) => void): void {
  let lastRecovery = Number.NEGATIVE_INFINITY;

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const now = performance.now();
    if (now - lastRecovery < soonMs) {
      onTrouble(`The window's process ended again (${reason}); the window is closed.`);
      window.destroy();
      return;
    }
    lastRecovery = now;
    onTrouble(`The window's process ended (${reason}); its page is loaded anew.`);
    window.webContents.reload();
  });

  window.on('unresponsive', () => {
    onTrouble("The window's page hangs; its process is ended.");
    window.webContents.forcefullyCrashRenderer();
  });
}
