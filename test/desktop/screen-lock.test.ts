import { Variant } from '@jellybrick/dbus-next';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type MessageBus, messageBus } from '../../main/adapters/message-bus.ts';
import { screenLockOnBus } from '../../main/adapters/screen-lock.ts';
import { busService } from './bus-service.ts';
import { eventually } from './eventually.ts';
import { type PrivateBus, privateBus } from './private-bus.ts';

const login = 'org.freedesktop.login1';
const sessionPath = '/org/freedesktop/login1/session/_32';
const propertiesChanged = 'org.freedesktop.DBus.Properties.PropertiesChanged';

let desktop: PrivateBus;
let buses: MessageBus[];
let services: Awaited<ReturnType<typeof busService>>[];
beforeEach(async () => {
  desktop = await privateBus();
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.address);
  vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', desktop.address);
  buses = [messageBus('session'), messageBus('system')];
  services = [];
});
afterEach(async () => {
  for (const bus of buses) bus.close();
  for (const service of services) await service.stop();
  await desktop.stop();
  vi.unstubAllEnvs();
});

/** A screen saver of GNOME, locked or not. */
async function saver(locked: boolean) {
  const name = 'org.gnome.ScreenSaver';
  let active = locked;
  const service = await busService(desktop.address, name, ({ member }) =>
    member === 'GetActive' ? ['b', [active]] : undefined,
  );
  services.push(service);
  return {
    stop: service.stop,
    lock(yes: boolean): void {
      active = yes;
      service.signal('/org/gnome/ScreenSaver', `${name}.ActiveChanged`, 'b', [yes]);
    },
  };
}

/** The part of logind that tells of a session's lock; signals come from its own path. */
async function logind() {
  let locked = false;
  const service = await busService(desktop.address, login, ({ member, path, body }) => {
    if (member === 'GetSession') return body[0] === '2' ? ['o', [sessionPath]] : undefined;
    if (path.endsWith('/auto') && body[1] === 'Id') return ['v', [new Variant('s', '2')]];
    return path === sessionPath && body[1] === 'LockedHint' ? ['v', [new Variant('b', locked)]] : undefined;
  });
  services.push(service);
  return {
    lock(yes: boolean): void {
      locked = yes;
      service.signal(sessionPath, propertiesChanged, 'sa{sv}as', [`${login}.Session`, {}, ['LockedHint']]);
    },
  };
}

function watched(): boolean[] {
  const [session, system] = buses;
  const seen: boolean[] = [];
  if (session !== undefined && system !== undefined)
    screenLockOnBus({ session, system })((locked) => seen.push(locked));
  return seen;
}

test.each([
  ['the screen saver', () => saver(false)],
  ['logind alone', () => logind()],
])('locking and unlocking that %s tells of is told', async (_who, begin) => {
  const { lock } = await begin();
  const seen = watched();
  await eventually('the lock', () => {
    lock(true);
    return seen.length === 1;
  });
  lock(false);
  await eventually('the end of it', () => seen.length === 2);
  expect(seen).toEqual([true, false]);
});

test('a screen that was locked before the app came is known to be, and open when its locker is gone', async () => {
  const { stop } = await saver(true);
  const seen = watched();
  await eventually('the lock', () => seen.length === 1);
  await stop();
  await eventually('the end of it', () => seen.length === 2);
  expect(seen).toEqual([true, false]);
});

test('while anybody says it is locked, it is', async () => {
  const screen = await saver(false);
  const session = await logind();
  const seen = watched();
  await eventually('the lock', () => {
    session.lock(true);
    return seen.length === 1;
  });
  screen.lock(true);
  screen.lock(false);
  session.lock(false);
  await eventually('the end of it', () => seen.length === 2);
  expect(seen).toEqual([true, false]);
});

test('where nobody tells of locks, nothing is told and nothing fails', async () => {
  vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', 'unix:path=/nowhere');
  const seen = watched();
  const [session] = buses;
  await session?.call({
    to: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    member: 'org.freedesktop.DBus.GetId',
  });
  expect(seen).toEqual([]);
});
