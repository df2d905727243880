import type { Protocol } from 'electron';

export const appScheme = 'app';
export const appHost = 'daypass';

/** The origin of our own page; everything that checks for "ours" checks for this. */
export const appOrigin = `${appScheme}://${appHost}`;

/** Gives `app://` an origin and a secure context, like https. Works before `app` is ready, and only once. */
export function registerAppScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}
