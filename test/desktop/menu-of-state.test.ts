import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { made } from '../../build/project.mjs';
import { localTime } from '../../main/adapters/local-time.ts';
import { next } from '../../main/domain/next-state.ts';
import { initialState, type StateEvent } from '../../main/domain/state.ts';
import type { MenuEntry } from '../../main/domain/tray-model.ts';
import { trayOf } from '../../main/domain/tray-of.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { found, minute } from '../unit/state/sample.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import { eventually } from './eventually.ts';
import { type FakeNotifications, fakeNotifications } from './fake-notifications.ts';
import { menuUpdatesSeen } from './menu-updates-seen.ts';
import { notingBrowser } from './noting-browser.ts';
import { type PutToken, putSessions } from './put-sessions.ts';
import { type MenuItem, type TrayOnBus, trayOnBus } from './tray-on-bus.ts';

/** An account whose name a menu could take for something else, and two of one name. */
const named = [
  ['100000000001', 'R&D_lab'],
  ['100000000002', 'Shop'],
  ['100000000003', 'Shop'],
] as const;
const access = (accountId: string, role: string) => ({ sessionId: 'acme', accountId, role });
const pins = [
  ...named.map(([accountId, accountName]) => ({ ...access(accountId, 'ReadOnly'), accountName })),
  ...Array.from({ length: 11 }, (_, at) => access('100000000004', `Role${at}`)),
].map((pin) => ({ ...pin, sessionId: 'many-1' }));
const uses = Array.from({ length: 7 }, (_, at) => ({
  ...access('100000000005', `Used${at}`),
  count: 1,
  lastAt: at,
})).map((use) => ({ ...use, sessionId: 'many-1' }));
const silent: StateEvent = { type: 'surroundings-changed', surroundings: { notifications: 'none' } };

let organisation: IdentityCenter;
let desktop: Desktop;
let daemon: FakeNotifications | undefined;
let tray: TrayOnBus;

beforeAll(async () => {
  organisation = await startIdentityCenter({ accounts: 3 });
  desktop = await startDesktop({ notifications: false });
  const { home, folder, env, processes } = desktop;
  daemon = await fakeNotifications(env.DBUS_SESSION_BUS_ADDRESS ?? '');
  await mkdir(join(home, 'daypass'), { mode: 0o700 });
  await writeFile(join(home, 'daypass', 'settings.json'), JSON.stringify({ version: 1, pins, uses }));
  const browser = await notingBrowser(folder);
  const DAYPASS_HOME = join(home, 'daypass');
  processes.start(join(made.runtime, 'electron'), ['--hidden'], {
    ...env,
    ...organisation.env(),
    ...browser.env,
    DAYPASS_HOME,
  });
  tray = await trayOnBus(desktop.bus);
}, 60_000);

afterAll(async () => {
  await daemon?.stop();
  await desktop?.stop();
  await organisation?.stop();
});

/** All that a panel shows of an entry. */
type Shown = { label: string; enabled: boolean; separator: boolean; children: Shown[] };

const onBus = ({ label, enabled, separator, children }: MenuItem): Shown => ({
  label,
  enabled,
  separator,
  children: children.map(onBus),
});

const inModel = (entry: MenuEntry): Shown => ({
  label: entry.type === 'separator' ? '' : entry.text,
  enabled: entry.type !== 'label',
  separator: entry.type === 'separator',
  children: entry.type === 'submenu' ? entry.entries.map(inModel) : [],
});

/** The whole menu and the tooltip become what `trayOf` says of the state after these events, at this time of the day. */
async function becomes(since: number, ...events: readonly StateEvent[]): Promise<Shown[]> {
  const expected = () => {
    const passed: StateEvent = { type: 'time-passed', now: Date.now() };
    const { menu, tooltip } = trayOf([...events, passed].reduce(next, initialState(since)), localTime);
    return { menu: menu.map(inModel), tooltip };
  };
  const shown = async () => ({ menu: (await tray.menu()).map(onBus), tooltip: await tooltipOnBus() });
  const same = async () => JSON.stringify(await shown()) === JSON.stringify(expected());
  await eventually('the menu', same).catch(() => undefined);
  expect(await shown()).toEqual(expected());
  return expected().menu;
}

const tooltipOnBus = async () => (await tray.property<readonly unknown[]>('ToolTip'))[2];

const labels = (menu: readonly Shown[]) => menu.map(({ label, separator }) => (separator ? '—' : label));

const sessionsAre = async (tokens: Readonly<Record<string, PutToken | undefined>>): Promise<StateEvent> =>
  found(...(await putSessions(organisation, desktop.home, tokens)));

const inMinutes = (minutes: number): number => Date.now() + minutes * minute;

test('nothing yet', async () => {
  const menu = await becomes(Date.now(), found());
  expect(labels(menu)).toEqual(['No session yet', '—', 'Search…', 'Open Daypass', 'Settings…', '—', 'Quit Daypass']);
});

test('signed in', async () => {
  const menu = await becomes(
    Date.now(),
    await sessionsAre({ acme: { kind: 'refreshable', expiresAt: inMinutes(8 * 60) } }),
  );
  expect(labels(menu)[0]).toBe('acme: Signed in');
  expect(labels(menu[0]?.children ?? [])).toEqual(['Show accounts', 'Sign out']);
});

test('files that are written again without news, and time that changes nothing, leave the menu as it is', async () => {
  const expiresAt = inMinutes(8 * 60);
  const signedIn = { kind: 'refreshable', expiresAt } as const;
  const since = Date.now();
  await becomes(since, await sessionsAre({ acme: signedIn }));
  const updates = await menuUpdatesSeen(desktop);
  const again = await sessionsAre({ acme: { ...signedIn, expiresAt: expiresAt + minute } });
  await eventually('another look at the files', () => Date.now() > since + 2000);
  await becomes(since, again);
  expect(updates).toEqual([]);
  await becomes(since, await sessionsAre({ acme: signedIn, other: undefined }));
  await eventually('the update', () => updates.length > 0);
  expect(updates).toEqual(['LayoutUpdated']);
});

test('ending soon, as a notification tells; and where none can be, as the menu does', async () => {
  const since = Date.now();
  const ending = await sessionsAre({ acme: { kind: 'legacy', expiresAt: inMinutes(10.5) } });
  await becomes(since, ending);
  await eventually('the notification', () => daemon?.shown.length === 1);
  await daemon?.stop();
  daemon = undefined;
  const menu = await becomes(since, ending, silent);
  expect(labels(menu).slice(0, 3)).toEqual([
    expect.stringMatching(/^acme ends in \d+ min$/),
    '—',
    expect.stringMatching(/^acme: Ends in /),
  ]);
});

test('ended while it was seen, and reminded of', async () => {
  const since = Date.now();
  const ended = await sessionsAre({ acme: { kind: 'legacy', expiresAt: since + 3000 } });
  await becomes(since, ended, silent);
  await eventually('the end', () => Date.now() > since + 3000);
  const menu = labels(await becomes(since, ended, silent));
  expect(menu.slice(0, 3)).toEqual(['acme has ended', '—', expect.stringMatching(/^acme: Ended (yesterday )?at /)]);
});

test('offline', async () => {
  await organisation.disconnect();
  const since = Date.now();
  const over = await sessionsAre({ acme: { kind: 'refreshable', expiresAt: inMinutes(-1) } });
  const menu = await becomes(
    since,
    over,
    { type: 'session-trouble', sessionId: 'acme', trouble: { kind: 'offline' } },
    silent,
  );
  expect(labels(menu)[0]).toBe('acme: Offline: not known whether you are still signed in');
  await organisation.reconnect();
});

test('signed out; waiting for a sign-in; and cancelled', async () => {
  const since = Date.now();
  const signedOut = await sessionsAre({ acme: undefined });
  await becomes(since, signedOut, silent);
  await tray.click('acme: Signed out', 'Sign in');
  const page = { url: '', endsAt: since, opened: true };
  const menu = await becomes(
    since,
    signedOut,
    { type: 'sign-in-started', sessionId: 'acme', way: 'browser' },
    { type: 'sign-in-step', sessionId: 'acme', way: 'browser', page },
  );
  expect(labels(menu[0]?.children ?? [])).toEqual(['Show sign-in', 'Open the sign-in page again', 'Cancel sign-in']);
  await tray.click('acme: Signed out', 'Cancel sign-in');
  await becomes(since, signedOut, silent);
});

test('more sessions, reminders, pins and recent accesses than a menu holds, under names that could be mistaken', async () => {
  const since = Date.now();
  const names = Array.from({ length: 10 }, (_, at) => `many-${at + 1}`);
  const ending = (at: number): PutToken => ({ kind: 'legacy', expiresAt: inMinutes(at < 2 ? 300 : 12) });
  const sessions = await sessionsAre(Object.fromEntries(names.map((name, at) => [name, ending(at)])));
  const menu = labels(
    await becomes(since, sessions, silent, { type: 'pins-loaded', pins }, { type: 'uses-loaded', uses }),
  );
  expect(menu.filter((label) => /^\d+ more in Daypass…$/.test(label))).toEqual([
    '4 more in Daypass…',
    '2 more in Daypass…',
    '2 more in Daypass…',
  ]);
  expect(menu).toContain('R&D_lab · ReadOnly (many-1)');
});
