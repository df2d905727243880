import type { WebPreferences } from 'electron';

/**
 * What the page may be. Much of it is Electron's default today; written out, a changed default can't weaken it.
 * Electron's security checklist, items 2, 3, 4, 6, 8, 9, 10 and 11.
 */
export const webPreferences = (packaged: boolean): WebPreferences => ({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  webgl: false,
  images: true,
  // A file or a link that is dropped on the window would replace the page.
  navigateOnDragDrop: false,
  // Chromium fetches dictionaries from the network.
  spellcheck: false,
  disableDialogs: true,
  devTools: !packaged,
});
