import type { App } from 'electron';
import { denyDownloads } from './locks/deny-downloads.ts';
import { denyNavigation } from './locks/deny-navigation.ts';
import { denyNewWindows } from './locks/deny-new-windows.ts';
import { denyPermissions } from './locks/deny-permissions.ts';
import { denyWebviews } from './locks/deny-webviews.ts';

/**
 * The locks on every page and every browsing session that ever comes into being, whoever makes it.
 * Call it before `app` is ready. Electron's security checklist, items 4, 5, 12, 13 and 14.
 */
export function lockDown(app: App): void {
  app.enableSandbox();
  app.on('session-created', (session) => {
    denyPermissions(session);
    denyDownloads(session);
    // No password of the person's is offered to any server.
    session.allowNTLMCredentialsForDomains('');
  });
  app.on('web-contents-created', (_event, contents) => {
    denyNavigation(contents);
    denyNewWindows(contents);
    denyWebviews(contents);
  });
}
