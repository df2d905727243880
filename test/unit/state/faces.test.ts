import { expect, test } from 'vitest';
import { next } from '../../../main/domain/next-state.ts';
import type { StateEvent } from '../../../main/domain/state.ts';
import { trayOf } from '../../../main/domain/tray-of.ts';
import { createViewOf } from '../../../main/domain/view-of.ts';
import { after, found, hour, minute, noon, sessionWith, utc } from './sample.ts';

const acme = sessionWith('acme', 5 * hour + 12 * minute);
const old = sessionWith('old', -hour);
const access = { sessionId: 'acme', accountId: '000000000001', role: 'ReadOnly' };
const pinned: StateEvent = { type: 'pins-loaded', pins: [{ ...access, accountName: 'Shop Production' }] };

const textsOf = (state: ReturnType<typeof after>) =>
  trayOf(state, utc).menu.map((entry) => (entry.type === 'separator' ? '---' : entry.text));

const foot = ['Search…', 'Open Daypass', 'Settings…', '---', 'Quit Daypass'];

test('before anything was read the tray claims nothing', () => {
  expect(trayOf(after(), utc)).toMatchObject({ icon: 'working', tooltip: 'Daypass: looking for your sessions' });
  expect(textsOf(after())).toEqual(['Looking for your sessions…', '---', ...foot]);
});

test('without a session the tray says so', () => {
  expect(trayOf(after(found()), utc)).toMatchObject({ icon: 'signed-out', tooltip: 'Daypass: no session yet' });
  expect(textsOf(after(found()))).toEqual(['No session yet', '---', ...foot]);
});

test('the tray shows every session and its time, and speaks for the signed-in one', () => {
  const state = after(found(old, acme));
  expect(trayOf(state, utc)).toMatchObject({ icon: 'signed-in', tooltip: 'Daypass: acme, over 5 h left' });
  expect(textsOf(state).slice(0, 3)).toEqual(['old: Ended at 11:00', 'acme: Signed in until 17:12', '---']);
});

test('until its end is near, the minutes of a session change nothing in the tray', () => {
  const state = after(found(acme));
  const at = (passed: number) => next(state, { type: 'time-passed', now: noon + passed });
  expect(trayOf(at(11 * minute), utc)).toEqual(trayOf(state, utc));
  const { menu, tooltip } = trayOf(at(4 * hour + 56 * minute), utc);
  expect({ menu, tooltip }).toEqual({ menu: trayOf(state, utc).menu, tooltip: 'Daypass: acme, less than 1 h left' });
  expect(textsOf(at(5 * hour))[0]).toBe('acme: Ends in 12 min, at 17:12');
});

test('a session that ends soon goes before one that has hours left', () => {
  const state = after(found(acme, sessionWith('soon', 9 * minute)));
  expect(trayOf(state, utc)).toMatchObject({ icon: 'ending-soon', tooltip: 'Daypass: soon, ends in 9 min' });
});

test('a pinned access offers its console, its credentials and a profile', () => {
  const entry = trayOf(after(found(acme), pinned), utc).menu.find(
    (each) => each.type === 'submenu' && each.text.startsWith('Shop'),
  );
  expect(entry).toEqual({
    type: 'submenu',
    text: 'Shop Production · ReadOnly',
    entries: [
      { type: 'action', text: 'Open console', action: { do: 'open-console', access } },
      { type: 'action', text: 'Copy credentials', action: { do: 'copy-credentials', access } },
      { type: 'action', text: 'Export profile…', action: { do: 'export-profile', access } },
    ],
  });
});

test('a pinned access of an ended session leads to sign-in instead of credentials', () => {
  const state = next(after(found(acme), pinned), { type: 'time-passed', now: noon + 6 * hour });
  const entry = trayOf(state, utc).menu.find((each) => each.type === 'submenu' && each.text.startsWith('Shop'));
  expect(entry).toMatchObject({ entries: [{ text: 'Open console' }, { text: 'Sign in to acme' }] });
});

test('pins name their session only where there are several', () => {
  expect(textsOf(after(found(acme, old), pinned))).toContain('Shop Production · ReadOnly (acme)');
});

test('long lists are cut, and the rest is counted', () => {
  const many = Array.from({ length: 30 }, (_, at) => sessionWith(`session-${at}`, hour));
  const pins = Array.from({ length: 30 }, (_, at) => ({ ...access, sessionId: 'session-0', role: `Role${at}` }));
  const texts = textsOf(after(found(...many), { type: 'pins-loaded', pins }));
  expect(texts).toContain('22 more in Daypass…');
  expect(texts).toContain('18 more in Daypass…');
  expect(texts.length).toBeLessThan(35);
});

test('of many sessions the menu keeps those that want attention, in their order', () => {
  const old = Array.from({ length: 12 }, (_, at) => sessionWith(`old-${at}`));
  const state = after(found(...old, sessionWith('open', hour), sessionWith('ending', 5 * minute)), {
    type: 'sign-in-started',
    sessionId: 'old-11',
    way: 'browser',
  });
  const sessions = textsOf(state).slice(0, textsOf(state).indexOf('---'));
  expect(sessions.map((text) => text.split(':')[0])).toEqual([
    ...['old-0', 'old-1', 'old-2', 'old-3', 'old-4', 'old-11', 'open', 'ending'],
    '6 more in Daypass…',
  ]);
});

test('a name with line breaks or without end stays one short line', () => {
  const state = after(found({ ...acme, name: `evil\nname\u2028${'x'.repeat(500)}` }));
  const text = textsOf(state)[0] ?? '';
  expect(text).toMatch(/^evil name x+…: Signed in until 17:12$/);
  expect(text.length).toBeLessThan(100);
});

test('what is on the clipboard is told, with a way to clear it', () => {
  const state = after(found(acme), {
    type: 'clipboard-filled',
    label: 'Shop Production · ReadOnly',
    clearsAt: noon + minute,
  });
  expect(textsOf(state)).toContain('Copied: Shop Production · ReadOnly');
  expect(textsOf(state)).toContain('Clear clipboard');
});

test('the window shows the session that was chosen, else a signed-in one, else the first', () => {
  const view = (...events: StateEvent[]) => createViewOf(utc)(after(...events)).chosen;
  expect(view(found(old, acme))).toBe('acme');
  expect(view(found(old))).toBe('old');
  expect(view(found(old, acme), { type: 'session-chosen', sessionId: 'old' })).toBe('old');
  expect(view(found())).toBeUndefined();
});

test('the length of a pass is shown only where it is known', () => {
  const token = { ...acme.token, receivedAt: noon - 2 * hour, expiresAt: noon + 6 * hour } as NonNullable<
    typeof acme.token
  >;
  const view = createViewOf(utc)(after(found({ ...acme, token }, old)));
  expect(view.sessions[0]?.fractionLeft).toBe(0.75);
  expect(view.sessions[1]).not.toHaveProperty('fractionLeft');
});

test('roles come safest first, and a pin marks its role', () => {
  const state = after(
    found(acme),
    pinned,
    { type: 'listing-started', sessionId: 'acme' },
    { type: 'accounts-listed', sessionId: 'acme', accounts: [{ accountId: '000000000001' }] },
    {
      type: 'roles-listed',
      sessionId: 'acme',
      accountId: '000000000001',
      roles: ['AdministratorAccess', 'Deploy', 'ReadOnly', 'Analyst'],
    },
  );
  const [account] = createViewOf(utc)(state).accounts;
  expect(account?.name).toBe('000000000001');
  expect(account?.roles?.map(({ role }) => role)).toEqual(['ReadOnly', 'Analyst', 'Deploy', 'AdministratorAccess']);
  expect(account?.roles?.map(({ pinned }) => pinned)).toEqual([true, false, false, false]);
});

test('a view after one account of 500 changed gives the other 499 as they were, and costs little', () => {
  const accounts = Array.from({ length: 500 }, (_, at) => ({
    accountId: String(at).padStart(12, '0'),
    accountName: `Account ${at}`,
    roles: ['ReadOnly', 'Deploy', 'Analyst', 'AdministratorAccess'],
  }));
  const viewOf = createViewOf(utc);
  let state = after(
    found(acme),
    { type: 'listing-started', sessionId: 'acme' },
    { type: 'accounts-listed', sessionId: 'acme', accounts },
  );
  let view = viewOf(state);
  const times: number[] = [];
  for (let at = 0; at < 50; at++) {
    const event = {
      type: 'roles-listed',
      sessionId: 'acme',
      accountId: String(at).padStart(12, '0'),
      roles: ['New'],
    } as const;
    const start = performance.now();
    state = next(state, event);
    const fresh = viewOf(state);
    times.push(performance.now() - start);
    expect(fresh.accounts.filter((account, index) => account !== view.accounts[index])).toHaveLength(1);
    view = fresh;
  }
  const median = times.sort((a, b) => a - b)[25];
  expect(median).toBeLessThan(5);
});
