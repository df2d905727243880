import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { minute, settled, signingIn } from './signing-in.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12) }));
afterEach(() => void vi.useRealTimers());

describe('a sign-in that comes to nothing leaves nothing behind, and says why', () => {
  test('left alone for five minutes', async () => {
    const { start, tokens, log, service } = signingIn();
    const { outcome } = start();
    await vi.advanceTimersByTimeAsync(5 * minute - 1);
    expect(service.waiting('acme')).toBeDefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome).toMatch(/^Nobody allowed access in time\./);
    expect({ left: tokens.size, last: log.at(-1), waiting: service.waiting('acme') }).toEqual({
      left: 0,
      last: 'close',
      waiting: undefined,
    });
  });

  test('cancelled', async () => {
    const { start, tokens, log, service, browse, state } = signingIn();
    const { outcome } = start();
    await settled();
    service.cancel('acme');
    expect(await outcome).toBe('Sign-in cancelled.');
    expect([tokens.size, log.at(-1)]).toEqual([0, 'close']);
    expect(browse({ code: 'late', state: state() })).toBe('nobody listens');
  });

  test('denied in the browser', async () => {
    const { start, browse, state, tokens, log } = signingIn();
    const { outcome } = start();
    await settled();
    expect(await browse({ error: 'access_denied', state: state() })).toBe('denied');
    expect(await outcome).toMatch(/^The sign-in was denied in the browser\./);
    expect([tokens.size, log.at(-1)]).toEqual([0, 'close']);
  });

  test('refused by AWS when the code is shown', async () => {
    const { start, approve, tokens, log } = signingIn({ token: ['invalid_grant'] });
    const { outcome } = start();
    await settled();
    expect(await approve()).toBe('failed');
    expect(await outcome).toMatch(/^AWS did not complete the sign-in/);
    expect([tokens.size, log.at(-1)]).toEqual([0, 'close']);
  });

  test('by a person without any account: the token that is there stays', async () => {
    const { start, approve, log } = signingIn({ accounts: [] });
    const { outcome } = start();
    await settled();
    expect(await approve()).toBe('failed');
    expect(await outcome).toMatch(/^The person who signed in has no accounts in "acme"\./);
    expect(log).not.toContain('write');
  });

  test('where nothing may listen', async () => {
    const { start, opened } = signingIn({}, { openLoopback: () => Promise.reject(new Error('EACCES')) });
    expect(await start().outcome).toContain('Sign in with a code instead.');
    expect(opened).toEqual([]);
  });

  test('before anything was opened, when AWS cannot be reached', async () => {
    const { start, opened, log } = signingIn({ register: ['unreachable'] });
    await start().outcome;
    expect([opened.length, log.at(-1)]).toEqual([0, 'close']);
  });

  test('stopped with the app', async () => {
    const { start, service, log } = signingIn();
    start();
    await settled();
    await service.stop();
    expect(log.at(-1)).toBe('close');
  });
});

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
