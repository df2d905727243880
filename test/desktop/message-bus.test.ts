import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type MessageBus, messageBus } from '../../main/adapters/message-bus.ts';
import { notificationsOnBus } from '../../main/adapters/notifications-on-bus.ts';
import { notifierOnBus } from '../../main/adapters/notifier-on-bus.ts';
import { trayHostOnBus } from '../../main/adapters/tray-host.ts';
import type { Reminder } from '../../main/domain/reminder.ts';
import { busService } from './bus-service.ts';
import { eventually } from './eventually.ts';
import { type FakeNotifications, fakeNotifications } from './fake-notifications.ts';
import { type PrivateBus, privateBus } from './private-bus.ts';

let desktop: PrivateBus;
let bus: MessageBus;
let daemon: FakeNotifications | undefined;

beforeEach(async () => {
  desktop = await privateBus();
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.address);
  bus = messageBus('session', [100, 100, 100, 500, 500, 500]);
});
afterEach(async () => {
  bus.close();
  await daemon?.stop().catch(() => undefined);
  daemon = undefined;
  await desktop.stop();
  vi.unstubAllEnvs();
});

const reminder = (change: Partial<Reminder> = {}): Reminder => ({
  key: 'end acme',
  sessionId: 'acme',
  title: 'acme ends in 15 min',
  body: 'Sign in again to stay signed in.',
  actions: [
    { action: 'sign-in', text: 'Sign in' },
    { action: 'snooze', text: 'Snooze' },
  ],
  ...change,
});

function listened() {
  const notifier = notifierOnBus(bus);
  const heard: string[] = [];
  notifier.listen({
    acted: (key, action) => heard.push(`${key}: ${action}`),
    dismissed: (key) => heard.push(`${key} put away`),
  });
  return { notifier, heard };
}

const start = async (capabilities?: string[]) => {
  daemon = await fakeNotifications(desktop.address, capabilities);
  return daemon;
};

test('a notification carries its words, its actions and who it is from, and is not urgent', async () => {
  const { shown } = await start();
  await listened().notifier.show(reminder({ title: 'A & B', body: 'Sign in to <b>A & B</b>' }));
  expect(shown).toEqual([
    {
      id: 1,
      replaces: 0,
      title: 'A & B',
      body: 'Sign in to &lt;b&gt;A &amp; B&lt;/b&gt;',
      actions: ['default', 'Sign in', 'sign-in', 'Sign in', 'snooze', 'Snooze'],
      hints: { 'desktop-entry': 'daypass', urgency: 1 },
    },
  ]);
});

test('who knows neither actions nor marks is given plain text', async () => {
  const { shown } = await start(['body']);
  await listened().notifier.show(reminder({ body: '1 < 2' }));
  expect(shown[0]).toMatchObject({ body: '1 < 2', actions: [] });
});

test('a second one with the same key takes the place of the first, even when both are asked for at once', async () => {
  const { shown, closed } = await start();
  const { notifier } = listened();
  await Promise.all([
    notifier.show(reminder()),
    notifier.show(reminder({ title: 'acme ends in 5 min' })),
    notifier.show(reminder({ key: 'end other' })),
  ]);
  expect(shown.map(({ id, replaces }) => [id, replaces])).toEqual([
    [1, 0],
    [1, 1],
    [3, 0],
  ]);
  await notifier.withdraw('end acme');
  await notifier.withdraw('end acme');
  await notifier.withdraw('never shown');
  expect(closed).toEqual([1]);
});

test('a click is the first action, a button its own; what is closed after that says no more', async () => {
  const fake = await start();
  const { notifier, heard } = listened();
  await notifier.show(reminder());
  fake.act(7, 'default');
  fake.act(1, 'delete-everything');
  fake.act(1, 'snooze');
  fake.close(1, 2);
  await notifier.show(reminder());
  fake.act(2, 'default');
  await eventually('the click', () => heard.length === 2);
  expect(heard).toEqual(['end acme: snooze', 'end acme: sign-in']);
});

test('what the person puts away is told, what goes by itself is not', async () => {
  const fake = await start();
  const { notifier, heard } = listened();
  await notifier.show(reminder());
  fake.close(1, 1);
  await notifier.show(reminder({ key: 'end other' }));
  fake.close(2, 2);
  await eventually('the end of it', () => heard.length > 0);
  expect(heard).toEqual(['end other put away']);
});

test('a click that somebody else on the bus claims is none', async () => {
  await start();
  const { notifier, heard } = listened();
  await notifier.show(reminder());
  const stranger = await busService(desktop.address, 'com.example.Stranger', () => undefined);
  const click = 'org.freedesktop.Notifications.ActionInvoked';
  for (let number = 0; number < 10; number++)
    stranger.signal('/org/freedesktop/Notifications', click, 'us', [1, 'sign-in'], `:1.${number}`);
  await stranger.stop();
  daemon?.act(1, 'snooze');
  await eventually('the true one', () => heard.length > 0);
  expect(heard).toEqual(['end acme: snooze']);
});

test('a daemon that is started anew is not asked to replace what its predecessor showed', async () => {
  const first = await start();
  const { notifier } = listened();
  await notifier.show(reminder());
  await first.stop();
  const second = await start();
  await notifier.show(reminder());
  expect(second.shown.map(({ replaces }) => replaces)).toEqual([0]);
});

test('without a daemon showing fails, and with one again it works', async () => {
  const { notifier } = listened();
  await expect(notifier.show(reminder())).rejects.toThrow();
  const { shown } = await start();
  await notifier.show(reminder());
  expect(shown).toHaveLength(1);
});

test('it is told whether there is a daemon, and whether the person wants quiet', async () => {
  const seen: string[] = [];
  notificationsOnBus(bus)((presence) => seen.push(presence));
  const last = (wanted: string) => eventually(`"${wanted}"`, () => seen.at(-1) === wanted);
  await last('none');
  const fake = await start();
  await last('shown');
  fake.inhibit(true);
  await last('silent');
  fake.inhibit(false);
  await last('shown');
  await fake.stop();
  await last('none');
});

test('when the bus dies nobody is there; when it comes back all is followed again', async () => {
  const seen: boolean[] = [];
  trayHostOnBus(bus)((shown) => seen.push(shown));
  const { notifier, heard } = listened();
  await start();
  await notifier.show(reminder());
  await eventually('the first look', () => seen.length > 0);
  await desktop.kill();
  await desktop.start();
  const panel = await busService(desktop.address, 'org.kde.StatusNotifierWatcher', () => undefined);
  await eventually('the panel', () => seen.at(-1) === true);
  await panel.stop();
  await eventually('its end', () => seen.at(-1) === false);
  const fake = await start();
  await notifier.show(reminder());
  expect(fake.shown.map(({ replaces }) => replaces)).toEqual([0]);
  fake.act(1, 'default');
  await eventually('the click', () => heard.length > 0);
  expect(seen).toEqual([false, true, false]);
});

test.each([
  ['nowhere', 'unix:path=/nowhere/bus'],
  ['nonsense', 'nonsense'],
  ['empty', ''],
])('an address that leads %s is as good as no bus, and breaks nothing', async (_what, address) => {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address);
  vi.stubEnv('XDG_RUNTIME_DIR', undefined);
  vi.stubEnv('DISPLAY', undefined);
  const alone = messageBus('session');
  const seen: unknown[] = [];
  trayHostOnBus(alone)((shown) => seen.push(shown));
  notificationsOnBus(alone)((presence) => seen.push(presence));
  await expect(notifierOnBus(alone).show(reminder())).rejects.toThrow();
  await eventually('both answers', () => seen.length === 2);
  expect(seen).toEqual([false, 'none']);
});
