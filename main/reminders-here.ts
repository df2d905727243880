import { localTime } from './adapters/local-time.ts';
import type { Log } from './adapters/log.ts';
import { messageBus } from './adapters/message-bus.ts';
import { notificationsOnBus } from './adapters/notifications-on-bus.ts';
import { notifierOfElectron, presenceOfElectron } from './adapters/notifier-of-electron.ts';
import { notifierOnBus } from './adapters/notifier-on-bus.ts';
import { onScreenLock } from './adapters/power.ts';
import { screenLockOnBus } from './adapters/screen-lock.ts';
import { trayHostOnBus } from './adapters/tray-host.ts';
import { type Notifier, type RemindPorts, remind } from './services/remind.ts';
import { type SurroundingsPorts, watchSurroundings } from './services/watch-surroundings.ts';

type Desktop = Pick<SurroundingsPorts, 'tray' | 'notifications' | 'screen'> &
  Readonly<{ notifier: Notifier; close(): void }>;

type Here = Pick<RemindPorts, 'holder' | 'act'> &
  Pick<SurroundingsPorts, 'clock' | 'isNewsWithoutTray'> &
  Readonly<{ platform: NodeJS.Platform; log: Log }>;

/** Reminders as this platform shows them, and what else is around the app. Gives what takes the notifications away at the end. */
export function remindersHere({ platform, log, ...ports }: Here): Readonly<{ end(): Promise<void> }> {
  const desktop = platform === 'linux' ? linuxDesktop() : otherDesktop();
  const onTrouble = (error: unknown) => log.error('A notification could not be shown.', error);
  const reminding = remind({ ...ports, notifier: desktop.notifier, local: localTime, onTrouble });
  watchSurroundings({ ...ports, ...desktop });
  return {
    async end() {
      await Promise.race([reminding.stop(), ports.clock.sleep(patienceMs)]);
      desktop.close();
    },
  };
}

/** A desktop that ends at the same time may answer no more. */
const patienceMs = 2_000;

function linuxDesktop(): Desktop {
  const session = messageBus('session');
  const system = messageBus('system');
  return {
    notifier: notifierOnBus(session),
    tray: trayHostOnBus(session),
    notifications: notificationsOnBus(session),
    screen: screenLockOnBus({ session, system }),
    close() {
      session.close();
      system.close();
    },
  };
}

/** macOS and Windows always have a tray. */
const otherDesktop = (): Desktop => ({
  notifier: notifierOfElectron(),
  tray: (listener) => listener(true),
  notifications: (listener) => listener(presenceOfElectron()),
  screen: onScreenLock,
  close: () => undefined,
});
