import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import { actFromWindow } from '../../../main/services/act-from-window.ts';
import { hour, noon } from '../state/sample.ts';
import { access, startCopier } from './copier.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(noon);
});
afterEach(() => void vi.useRealTimers());

test('copied credentials are on the clipboard for a minute, and the state knows without knowing them', async () => {
  const { holder, copier, clipboard, held } = startCopier();
  expect(await copier.copy(access)).toEqual({ expiration: noon + hour, format: 'env' });
  expect(await clipboard.read()).toContain('export AWS_SECRET_ACCESS_KEY=planted-secret\n');
  expect(held.marked).toBe(true);
  expect(holder.state().clipboard).toEqual({ label: '000000000001 · ReadOnly as Bash/zsh', clearsAt: noon + 60_000 });
  expect(JSON.stringify(holder.state())).not.toContain('planted');
  await vi.advanceTimersByTimeAsync(59_999);
  expect(await clipboard.read()).not.toBe('');
  await vi.advanceTimersByTimeAsync(1);
  expect(await clipboard.read()).toBe('');
  expect(holder.state()).not.toHaveProperty('clipboard');
});

test('a format that is chosen is the one of the next copy, too; before any was, it is the one that suits the system', async () => {
  const { holder, copier, clipboard } = startCopier();
  await copier.copy(access, 'fish');
  expect(await clipboard.read()).toContain("set -gx AWS_SECRET_ACCESS_KEY 'planted-secret'");
  expect(holder.state().clipboard?.label).toBe('000000000001 · ReadOnly as fish');
  expect(await copier.copy(access)).toMatchObject({ format: 'fish' });
  holder.dispatch({ type: 'settings-changed', settings: { copyFormat: undefined } });
  holder.dispatch({ type: 'surroundings-changed', surroundings: { usualFormat: 'powershell' } });
  await copier.copy(access);
  expect(await clipboard.read()).toContain("$env:AWS_SECRET_ACCESS_KEY = 'planted-secret'");
});

test('what somebody else copied meanwhile stays', async () => {
  const { holder, copier, clipboard } = startCopier();
  await copier.copy(access);
  await clipboard.write('a shopping list');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await clipboard.read()).toBe('a shopping list');
  expect(holder.state()).not.toHaveProperty('clipboard');
});

/** What the window can do, where all but the clipboard would be a mistake. */
function windowActions({ holder, copier }: ReturnType<typeof startCopier>) {
  const unused = () => expect.fail('Nobody asked for this.');
  return actFromWindow({
    holder,
    view: unused,
    sessions: { reload: unused },
    placed: { look: unused },
    accounts: { reload: unused, prioritise: unused },
    copier,
    browser: { openLink: unused },
    guard: { answer: unused },
  });
}

test('an account number takes the place of copied credentials, and nothing clears it later', async () => {
  const scene = startCopier();
  await scene.copier.copy(access);
  await windowActions(scene).copyNumber(access.accountId);
  expect(scene.holder.state()).not.toHaveProperty('clipboard');
  expect(scene.held).toMatchObject({ marked: false, cleared: 1 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await scene.clipboard.read()).toBe('000000000001');
});

test('a session that is gone can be neither chosen nor pinned, in words; its pins can be taken away', () => {
  const scene = startCopier();
  const { chooseSession, pin } = windowActions(scene);
  const gone = { ...access, sessionId: 'gone' };
  expect(() => chooseSession('gone')).toThrow('This session is no longer there.');
  expect(() => pin(gone, true)).toThrow('This session is no longer there.');
  expect(scene.holder.state()).not.toHaveProperty('chosen');
  scene.holder.dispatch({ type: 'pins-loaded', pins: [gone] });
  pin(gone, false);
  expect(scene.holder.state().pins).toEqual([]);
});

test('one pin more than there may be is refused in words, and those that are there stay', () => {
  const scene = startCopier();
  const { pin } = windowActions(scene);
  for (let at = 0; at < 50; at++) pin({ ...access, role: `Role${at}` }, true);
  expect(() => pin(access, true)).toThrow('No more than 50 roles can be pinned.');
  expect(() => pin({ ...access, role: 'Role7' }, true)).not.toThrow();
  expect(scene.holder.state().pins).toHaveLength(50);
});

test('a second copy starts the minute anew', async () => {
  const { copier, clipboard } = startCopier();
  await copier.copy(access);
  await vi.advanceTimersByTimeAsync(40_000);
  await copier.copy(access);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(await clipboard.read()).not.toBe('');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await clipboard.read()).toBe('');
});

test('after sleep the clipboard is cleared when its time has passed, and not before', async () => {
  const { copier, clipboard } = startCopier();
  await copier.copy(access);
  await copier.clearIfDue();
  expect(await clipboard.read()).not.toBe('');
  vi.setSystemTime(noon + hour);
  await copier.clearIfDue();
  expect(await clipboard.read()).toBe('');
});

test('credentials stay as long as the settings say', async () => {
  const { holder, copier, clipboard } = startCopier();
  holder.dispatch({ type: 'settings-changed', settings: { clearClipboardAfter: 15 } });
  await copier.copy(access);
  expect(holder.state().clipboard?.clearsAt).toBe(noon + 15_000);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await clipboard.read()).toBe('');
});

test('another time counts at once for what is on the clipboard: later, never, and already past', async () => {
  const { holder, copier, clipboard } = startCopier();
  const clearAfter = (seconds: number) =>
    holder.dispatch({ type: 'settings-changed', settings: { clearClipboardAfter: seconds } });
  await copier.copy(access);
  await vi.advanceTimersByTimeAsync(30_000);
  clearAfter(300);
  expect(holder.state().clipboard?.clearsAt).toBe(noon + 300_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await clipboard.read()).not.toBe('');

  clearAfter(0);
  expect(holder.state().clipboard).toEqual({ label: '000000000001 · ReadOnly as Bash/zsh' });
  await vi.advanceTimersByTimeAsync(24 * hour);
  await copier.clearIfDue();
  expect(await clipboard.read()).not.toBe('');

  clearAfter(60);
  await vi.advanceTimersByTimeAsync(0);
  expect(await clipboard.read()).toBe('');
  expect(holder.state()).not.toHaveProperty('clipboard');
});

test('another time in the settings leaves alone what was cleared, or never copied', async () => {
  const { holder, copier } = startCopier();
  await copier.copy(access);
  await copier.clear();
  holder.dispatch({ type: 'settings-changed', settings: { clearClipboardAfter: 15 } });
  expect(holder.state()).not.toHaveProperty('clipboard');
});

test('a clipboard that fails is told as a problem without the text, and the state does not claim anything', async () => {
  const { holder, copier, held } = startCopier();
  held.broken = true;
  await expect(copier.copy(access)).rejects.toThrow(Problem);
  expect(holder.state()).not.toHaveProperty('clipboard');
});

test('when a copy fails, what was copied before is cleared in its time', async () => {
  const { holder, copier, clipboard, held } = startCopier();
  await copier.copy(access);
  await vi.advanceTimersByTimeAsync(30_000);
  held.broken = true;
  await expect(copier.copy(access)).rejects.toThrow('The clipboard could not be written.');
  held.broken = false;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await clipboard.read()).toBe('');
  expect(holder.state()).not.toHaveProperty('clipboard');
});
