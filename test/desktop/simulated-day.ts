import { vi } from 'vitest';
import { messageBus } from '../../main/adapters/message-bus.ts';
import { notificationsOnBus } from '../../main/adapters/notifications-on-bus.ts';
import { notifierOnBus } from '../../main/adapters/notifier-on-bus.ts';
import { trayHostOnBus } from '../../main/adapters/tray-host.ts';
import { initialState, type StateEvent } from '../../main/domain/state.ts';
import { holdState } from '../../main/services/hold-state.ts';
import { keepTime } from '../../main/services/keep-time.ts';
import { remind } from '../../main/services/remind.ts';
import { watchSurroundings } from '../../main/services/watch-surroundings.ts';
import { minute, noon, utc } from '../unit/state/sample.ts';
import { eventually } from './eventually.ts';
import { fakeNotifications } from './fake-notifications.ts';
import { privateBus } from './private-bus.ts';

/**
 * What the app is made of between the state and the notification daemon, on a real bus, with a clock that the test sets. The day
 * starts at noon.
 */
export async function simulatedDay() {
  const desktop = await privateBus();
  const daemon = await fakeNotifications(desktop.address);
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.address);
  const bus = messageBus('session');
  const errors: unknown[] = [];
  const acted: string[] = [];
  let now = noon;
  let lock: (locked: boolean) => void = () => undefined;

  const clock = { now: () => now, sleep: () => new Promise<void>(() => undefined) };
  const holder = holdState(initialState(now), (error) => errors.push(error), clock.now);
  const time = keepTime({ holder, clock });
  const notifier = notifierOnBus(bus);
  const reminding = remind({
    holder,
    notifier,
    local: utc,
    act: (key, action) => acted.push(`${key} ${action}`),
    onTrouble: (error) => errors.push(error),
  });
  watchSurroundings({
    holder,
    tray: trayHostOnBus(bus),
    notifications: notificationsOnBus(bus),
    screen: (listener) => {
      lock = listener;
    },
    isNewsWithoutTray: async () => false,
    clock,
  });
  await eventually('the daemon to be known', () => holder.state().surroundings.notifications === 'shown');

  return {
    daemon,
    errors,
    acted,
    holder,
    dispatch: (event: StateEvent) => holder.dispatch(event),
    lock: (locked: boolean) => lock(locked),
    /** Every minute comes, up to this one after noon. */
    awakeUntil(minutes: number): void {
      while (now < noon + minutes * minute) {
        now += minute;
        time.look();
      }
    },
    /** The machine sleeps; it wakes up at this minute after noon. */
    asleepUntil(minutes: number): void {
      now = noon + minutes * minute;
      time.look();
    },
    /** So many notifications were asked for so far, and not one more. */
    async notified(count: number): Promise<void> {
      await eventually(`${count} notifications`, () => daemon.shown.length >= count);
      // What was asked for at the same time is here by then, too: each notification waits for the one before it.
      await notifier.withdraw('what comes last');
      if (daemon.shown.length > count) throw new Error(`${daemon.shown.length} notifications instead of ${count}`);
    },
    async stop(): Promise<void> {
      time.stop();
      await reminding.stop();
      bus.close();
      await daemon.stop();
      await desktop.stop();
      vi.unstubAllEnvs();
    },
  };
}

export type SimulatedDay = Awaited<ReturnType<typeof simulatedDay>>;
