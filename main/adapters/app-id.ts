/** What the app is called among all apps of a machine: the same in its package (build/builder-config.mjs). */
export const appId = 'app.daypass.desktop';
