import type { Session } from 'electron';

/**
 * The page may do nothing that a browser would ask a person about. The clipboard is written by the main process,
 * reminders are sent by it, and links are opened by it; devices, places, cameras and screens are none of our business.
 */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
