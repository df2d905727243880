import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { signInNeeded } from '../../../main/services/portal-problem.ts';
import { found, noon, sessionWith } from '../state/sample.ts';
import { access, startCopier } from './copier.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(noon);
});
afterEach(() => void vi.useRealTimers());

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A copier whose program for secrets takes two seconds. */
function startSlowly() {
  const scene = startCopier();
  scene.waits.whileWriting = () => sleep(2_000);
  return scene;
}

test.each(['clear', 'end'] as const)('%s takes off what is just being put there', async (how) => {
  const { holder, copier, held } = startSlowly();
  const copied = copier.copy(access);
  await vi.advanceTimersByTimeAsync(1_000);
  const cleared = copier[how]();
  await vi.advanceTimersByTimeAsync(1_000);
  await Promise.all([copied, cleared]);
  expect(held.text).toBe('');
  expect(holder.state()).not.toHaveProperty('clipboard');
});

test('a text that is copied meanwhile takes the place of what is just being put there', async () => {
  const { holder, copier, held } = startSlowly();
  const copied = copier.copy(access);
  await vi.advanceTimersByTimeAsync(1_000);
  const plain = copier.copyPlain('000000000001');
  await vi.advanceTimersByTimeAsync(1_000);
  await Promise.all([copied, plain]);
  expect(held).toMatchObject({ text: '000000000001', marked: false });
  expect(holder.state()).not.toHaveProperty('clipboard');
});

test('of two copies the later one stays, and goes in its time, whichever program takes longer', async () => {
  const { copier, held, waits } = startCopier();
  waits.whileWriting = (text) => sleep(text.includes('ASIAslow') ? 2_000 : 100);
  const slow = copier.copy({ ...access, role: 'slow' });
  const quick = copier.copy({ ...access, role: 'quick' });
  await vi.advanceTimersByTimeAsync(2_100);
  await Promise.all([slow, quick]);
  expect(held.text).toContain('ASIAquick');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(held.text).toBe('');
});

test('the end of the time of one copy leaves the next one alone, which is just being put there', async () => {
  const { copier, held, waits } = startCopier();
  await copier.copy(access);
  await vi.advanceTimersByTimeAsync(59_000);
  waits.whileWriting = () => sleep(2_000);
  const next = copier.copy(access);
  await vi.advanceTimersByTimeAsync(2_000);
  await next;
  expect([held.text === '', held.cleared]).toEqual([false, 0]);
});

test('something is unfinished from when credentials are being put there until they are off', async () => {
  const { copier } = startSlowly();
  expect(copier.unfinished()).toBe(false);
  const copied = copier.copy(access);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(copier.unfinished()).toBe(true);
  await vi.advanceTimersByTimeAsync(1_000);
  await copied;
  expect(copier.unfinished()).toBe(true);
  await copier.clear();
  expect(copier.unfinished()).toBe(false);
});

test('who signed out while AWS was asked is told so, and nothing is copied', async () => {
  const { holder, copier, held, waits } = startCopier();
  waits.whileAsked = () => sleep(5_000);
  const copied = copier.copy(access);
  const told = expect(copied).rejects.toMatchObject({ words: { what: 'You are signed out of "acme".' } });
  holder.dispatch(found(sessionWith('acme', undefined)));
  await vi.advanceTimersByTimeAsync(5_000);
  await told;
  expect(held.text).toBe('mine');
});

test('who signed out before is told so, and not that AWS refused', async () => {
  const { holder, copier, waits } = startCopier();
  waits.whileAsked = async () => {
    throw signInNeeded();
  };
  await expect(copier.copy(access)).rejects.toMatchObject({
    words: { what: 'You are signed out.', next: 'Sign in again.' },
  });
  holder.dispatch(found(sessionWith('acme', undefined)));
  await expect(copier.copy(access)).rejects.toMatchObject({
    words: { what: 'You are signed out of "acme".', next: 'Sign in again.' },
  });
});

test('after the end nothing is copied', async () => {
  const { copier, held, waits } = startCopier();
  waits.whileAsked = () => sleep(5_000);
  const told = expect(copier.copy(access)).rejects.toMatchObject({ kind: 'sign-in-needed' });
  await copier.end();
  await vi.advanceTimersByTimeAsync(5_000);
  await told;
  expect(held.text).toBe('mine');
});
