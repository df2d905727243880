import type { Session } from 'electron';

/** The window saves no files; exports are written by the main process. */
export function denyDownloads(session: Session): void {
  session.on('will-download', (event) => event.preventDefault());
}
