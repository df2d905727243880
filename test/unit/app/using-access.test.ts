import { expect, test } from 'vitest';
import type { SessionAccess } from '../../../main/domain/access.ts';
import type { Issued } from '../../../main/domain/activity.ts';
import type { Link } from '../../../main/domain/link.ts';
import { questionView } from '../../../main/domain/question-view.ts';
import { initialState } from '../../../main/domain/state.ts';
import { actOnAccess } from '../../../main/services/act-on-access.ts';
import { askBeforePower } from '../../../main/services/ask-before-power.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import type { CopyFormat } from '../../../preload/contract.ts';
import { found, hour, noon, sessionWith } from '../state/sample.ts';

const reading = { sessionId: 'acme', accountId: '000000000001', role: 'ReadOnlyAccess' };
const admin = { ...reading, role: 'AdministratorAccess' };
const adminOfTests = { ...admin, accountId: '000000000002' };
const adminOfLive = { ...admin, accountId: '000000000003' };
const production = { accountName: 'Production' };

/** Signed in, with two accounts that sound like production and one that does not; only the first has a read-only role. */
function scene(change: Readonly<{ browserFailsAt?: number }> = {}) {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  holder.dispatch(found(sessionWith('acme', 5 * hour)));
  holder.dispatch({ type: 'listing-started', sessionId: 'acme' });
  holder.dispatch({
    type: 'accounts-listed',
    sessionId: 'acme',
    accounts: [
      { accountId: admin.accountId, ...production, roles: [admin.role, reading.role] },
      { accountId: adminOfTests.accountId, accountName: 'Tests', roles: [admin.role] },
      { accountId: adminOfLive.accountId, accountName: 'Live', roles: [admin.role] },
    ],
  });
  const opened: Link[] = [];
  const copied: [SessionAccess, CopyFormat | undefined][] = [];
  const noted: Issued[] = [];
  const slept: number[] = [];
  const shown: number[] = [];
  const guard = askBeforePower({ holder, showWindow: () => void shown.push(1) });
  const actions = actOnAccess({
    holder,
    guard,
    browser: {
      async openLink(link) {
        if (opened.length === change.browserFailsAt) throw new Error('No browser.');
        opened.push(link);
      },
    },
    copier: {
      async copy(access, format) {
        copied.push([access, format]);
        return { expiration: 5, format: format ?? 'env' };
      },
    },
    note: (...some) => void noted.push(...some),
    clock: { sleep: async (ms) => void slept.push(ms) },
  });
  const question = () => {
    const { question } = holder.state();
    return question && questionView(question, holder.state());
  };
  return { holder, guard, actions, question, opened, copied, noted, slept, shown };
}

const access = ({ accountId, role }: SessionAccess) => ({ accountId, role });

test('what is used is remembered and noted, with page and format, once it worked', async () => {
  const { holder, actions, opened, noted } = scene();
  await actions.openConsole(reading);
  await actions.openConsole(reading, { service: 's3' });
  await actions.copyCredentials(reading, 'fish');
  const startUrl = holder.state().sessions[0]?.startUrl;
  const region = holder.state().sessions[0]?.region;
  expect(opened).toEqual([
    { kind: 'console', startUrl, access: access(reading) },
    { kind: 'console', startUrl, access: access(reading), page: { service: 's3', region } },
  ]);
  expect(noted).toEqual([
    { use: 'console', ...reading, ...production },
    { use: 'console', page: 'S3', ...reading, ...production },
    { use: 'copy', format: 'fish', ...reading, ...production, expiresAt: 5 },
  ]);
  expect(holder.state().uses).toEqual([{ ...reading, ...production, count: 3, lastAt: noon }]);

  const offline = scene({ browserFailsAt: 0 });
  await expect(offline.actions.openConsole(reading)).rejects.toThrow('No browser could be opened.');
  expect(offline.holder.state().uses).toEqual([]);
  expect(offline.noted).toEqual([]);
});

test('nobody is asked about a role that is not powerful, or an account that is not production', async () => {
  const { actions, shown } = scene();
  await actions.copyCredentials(reading);
  await actions.copyCredentials(adminOfTests);
  expect(shown).toEqual([]);
});

test('a powerful role in production waits for a yes, goes on by itself, and is not asked about again', async () => {
  const { holder, guard, actions, question, copied, shown } = scene();
  const copying = actions.copyCredentials(admin, 'cmd');
  expect(question()).toEqual({
    asked: 1,
    use: 'copy',
    accesses: [{ accountName: 'Production', role: admin.role }],
    instead: reading.role,
  });
  expect(shown).toEqual([1]);
  expect(copied).toEqual([]);
  guard.answer(1, 'continue');
  await copying;
  expect(copied).toEqual([[admin, 'cmd']]);
  expect(question()).toBeUndefined();
  expect(holder.state().allowed).toEqual([admin]);

  await actions.openConsole(admin);
  expect(question()).toBeUndefined();
  holder.dispatch({ type: 'allowed-forgotten' });
  void actions.openConsole(admin).catch(() => undefined);
  expect(question()?.asked).toBe(2);
});

test.each([
  ['signed out', () => found(sessionWith('acme'))],
  ['gone', () => found()],
])('the question goes when its session is %s, and a late yes is none', async (_, change) => {
  const { holder, guard, actions, question, opened } = scene();
  const opening = actions.openConsole(admin);
  holder.dispatch(found(sessionWith('acme', 4 * hour), sessionWith('other', hour)));
  expect(question()?.asked).toBe(1);
  holder.dispatch(change());
  await expect(opening).rejects.toMatchObject({ kind: 'declined' });
  expect(question()).toBeUndefined();
  guard.answer(1, 'continue');
  expect([holder.state().allowed, opened]).toEqual([[], []]);
});

test('who is signed out already is asked all the same: the browser signs in', async () => {
  const { holder, guard, actions, question, opened } = scene();
  // A pin keeps the name of its account, which sounds like production.
  holder.dispatch({ type: 'pin-changed', access: admin, pinned: true });
  holder.dispatch(found(sessionWith('acme')));
  const opening = actions.openConsole(admin);
  holder.dispatch(found(sessionWith('acme'), sessionWith('other', hour)));
  expect(question()?.asked).toBe(1);
  guard.answer(1, 'continue');
  await opening;
  expect(opened).toHaveLength(1);
});

test('with the safer role instead, that one is used, and the next time it is asked again', async () => {
  const { holder, guard, actions, question, opened, noted } = scene();
  const opening = actions.openConsole(admin);
  guard.answer(1, 'instead');
  await opening;
  expect(opened).toMatchObject([{ access: access(reading) }]);
  expect(noted).toMatchObject([reading]);
  expect(holder.state().allowed).toEqual([]);
  void actions.openConsole(admin).catch(() => undefined);
  expect(question()?.asked).toBe(2);
});

test('who says no has nothing done, and hears no more of it', async () => {
  const { guard, actions, question, copied, noted } = scene();
  const copying = actions.copyCredentials(admin);
  guard.answer(1, 'cancel');
  await expect(copying).rejects.toMatchObject({ kind: 'declined' });
  expect(question()).toBeUndefined();
  expect([...copied, ...noted]).toEqual([]);
});

test('a profile of a powerful role waits for a yes; with the safer role instead, one is set up for that', async () => {
  const { holder, guard, question } = scene();
  const first = guard.profile(admin);
  expect(question()).toMatchObject({ use: 'profile', instead: reading.role });
  guard.answer(1, 'instead');
  await expect(first).rejects.toMatchObject({ kind: 'declined' });
  expect(holder.state().visit).toEqual({ to: 'export', access: reading, asked: 1 });
  const second = guard.profile(admin);
  guard.answer(2, 'continue');
  await second;
  await guard.profile(admin);
  expect(question()).toBeUndefined();
});

test('a newer question takes the place of an older one, whose late answer counts for nothing', async () => {
  const { holder, guard, actions, question, opened } = scene();
  const first = actions.openConsole(admin);
  const second = actions.openConsole(adminOfLive);
  await expect(first).rejects.toMatchObject({ kind: 'declined' });
  expect(question()).toEqual({ asked: 2, use: 'console', accesses: [{ accountName: 'Live', role: admin.role }] });
  guard.answer(1, 'continue');
  expect(holder.state().allowed).toEqual([]);
  guard.answer(2, 'continue');
  guard.answer(2, 'continue');
  await second;
  expect(opened).toMatchObject([{ access: access(adminOfLive) }]);
  expect(holder.state().allowed).toEqual([adminOfLive]);
});

test('several consoles open one after the other with a pause between them, after one question for all', async () => {
  const { holder, guard, actions, question, opened, slept } = scene();
  const opening = actions.openConsoles([reading, admin, adminOfTests, adminOfLive], { service: 'ec2' });
  expect(question()?.accesses.map(({ accountName }) => accountName)).toEqual(['Production', 'Live']);
  guard.answer(1, 'continue');
  expect(await opening).toEqual({ opened: 4 });
  expect(opened).toHaveLength(4);
  expect(slept).toHaveLength(3);
  expect(holder.state().allowed).toEqual([admin, adminOfLive]);
});

test('of several consoles those that opened are counted; when none does, it says why', async () => {
  const some = scene({ browserFailsAt: 2 });
  expect(await some.actions.openConsoles([reading, reading, reading, reading])).toEqual({ opened: 2 });
  const none = scene({ browserFailsAt: 0 });
  await expect(none.actions.openConsoles([reading, reading])).rejects.toThrow('No browser could be opened.');
});
