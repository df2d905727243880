import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { acme, settled, signingIn } from './signing-in.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12) }));
afterEach(() => void vi.useRealTimers());

test('a hidden cause is told where the start page knows it: the region is another one', async () => {
  const { start } = signingIn({ register: ['invalid_request'] }, { findRegion: async () => 'eu-west-1' });
  expect(await start().outcome).toContain('Change the region of this session to eu-west-1');
});

test('an approval survives a short trouble of the network', async () => {
  const { start, approve, log } = signingIn({ token: ['unreachable', 'server_error', 'token'] });
  const { outcome } = start();
  await settled();
  const page = approve();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await page).toBe('done');
  expect(await outcome).toBe('signed in');
  expect(log.filter((entry) => entry === 'open')).toHaveLength(1);
});

test('when a code turns out spent by a try whose answer was lost, the network is to blame', async () => {
  const { start, approve } = signingIn({ token: ['unreachable', 'invalid_grant'] });
  const { outcome } = start();
  await settled();
  void approve();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await outcome).toContain('AWS said unreachable.');
});

describe('a second click', () => {
  test('joins the sign-in that waits: no second tab, no second promise', async () => {
    const { start, approve, service, opened, steps, tokens } = signingIn();
    const first = service.start(acme, 'browser', () => undefined);
    await settled();
    const second = service.start(acme, 'browser', (step) => steps.push(step));
    expect(second).toBe(first);
    expect(steps).toEqual([service.waiting('acme')]);
    await settled();
    expect(opened).toHaveLength(1);
    await approve();
    await first;
    expect(tokens.size).toBe(1);
    start();
    await settled();
    expect(opened).toHaveLength(2);
  });

  test('that asks for the page again gets the same page', async () => {
    const { start, service, opened } = signingIn();
    start();
    await settled();
    expect(await service.openAgain('acme')).toBe(true);
    expect(opened).toHaveLength(2);
    expect(String(opened[1])).toBe(String(opened[0]));
    expect(await service.openAgain('nobody')).toBe(false);
  });

  test('that wants a code instead goes on with a code, and closes the port', async () => {
    const { start, service, log, steps, tokens } = signingIn();
    const first = start();
    await settled();
    const second = start('device');
    await settled();
    expect(log).toContain('close');
    expect(service.waiting('acme')).toMatchObject({ way: 'device', userCode: 'ABCD-EFGH' });
    expect(steps.at(-1)).toMatchObject({ way: 'device' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect([await first.outcome, await second.outcome]).toEqual(['signed in', 'signed in']);
    expect(tokens.size).toBe(1);
  });

  test('right after a cancel starts anew', async () => {
    const { start, service, approve } = signingIn();
    const first = start();
    await settled();
    service.cancel('acme');
    const second = start();
    expect(await first.outcome).toMatch(/cancelled/);
    await settled();
    await approve();
    expect(await second.outcome).toBe('signed in');
  });
});

test('two sessions sign in at the same time, each for itself', async () => {
  const { service, opened } = signingIn();
  const beta = { ...acme, id: 'beta', name: 'beta' };
  service.start(acme, 'browser', () => undefined).catch(() => undefined);
  const other = service.start(beta, 'browser', () => undefined).catch((error: Error) => error.message);
  await settled();
  expect(opened).toHaveLength(2);
  service.cancel('beta');
  expect(await other).toContain('cancelled');
  expect(service.waiting('acme')).toBeDefined();
  await service.stop();
});

describe('without a browser', () => {
  test('the link is told to be copied, and the sign-in goes on waiting', async () => {
    const { start, steps, service } = signingIn({ opens: false });
    start();
    await settled();
    expect(steps).toMatchObject([{ way: 'browser', opened: false, url: expect.stringContaining('https://') }]);
    expect(service.waiting('acme')).toBeDefined();
    await service.stop();
  });

  test('an opener that never answers holds nothing up', async () => {
    const { start, steps, service } = signingIn({}, { browser: { openLink: () => new Promise(() => undefined) } });
    start();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(steps).toMatchObject([{ opened: true }]);
    await service.stop();
  });
});
