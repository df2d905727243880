import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { acme, failure, minute, settled, signingIn } from './signing-in.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12) }));
afterEach(() => void vi.useRealTimers());

/** Seconds after the start at which AWS was asked for the token. */
function timesAsked(setUp: ReturnType<typeof signingIn>): readonly number[] {
  const begun = Date.now();
  const times: number[] = [];
  const push = setUp.log.push.bind(setUp.log);
  setUp.log.push = (entry) => {
    if (!['register', 'startDevice', 'open', 'listen', 'close', 'write'].includes(entry)) {
      times.push((Date.now() - begun) / 1000);
    }
    return push(entry);
  };
  return times;
}

test('the code is shown, its page opened, and the token fetched once it is approved', async () => {
  const setUp = signingIn({ token: ['authorization_pending', 'authorization_pending', 'token'] });
  const times = timesAsked(setUp);
  const { outcome } = setUp.start('device');
  await settled();
  expect(setUp.steps).toEqual([
    {
      way: 'device',
      userCode: 'ABCD-EFGH',
      url: 'https://device.example/?user_code=ABCD-EFGH',
      endsAt: Date.now() + 10 * minute,
      opened: true,
    },
  ]);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await outcome).toBe('signed in');
  expect(times).toEqual([5, 10, 15]);
  expect(setUp.tokens.get('acme')?.accessToken.reveal()).toBe('aoa');
  expect(setUp.wishes).toEqual([
    { startUrl: acme.startUrl, sessionName: 'acme', scopes: ['sso:account:access'], grant: 'device' },
  ]);
});

test('a request to slow down makes every pause five seconds longer', async () => {
  const setUp = signingIn({ token: ['slow_down', 'authorization_pending', 'slow_down', 'token'] });
  const times = timesAsked(setUp);
  const { outcome } = setUp.start('device');
  await vi.advanceTimersByTimeAsync(40_000);
  expect(await outcome).toBe('signed in');
  expect(times).toEqual([5, 15, 25, 40]);
});

test('trouble of the network is waited out, ever more rarely, and then the pace is as before', async () => {
  const setUp = signingIn({
    token: ['unreachable', 'unreachable', 'server_error', 'authorization_pending', 'authorization_pending', 'token'],
  });
  const times = timesAsked(setUp);
  const { outcome } = setUp.start('device');
  await vi.advanceTimersByTimeAsync(2 * minute);
  expect(await outcome).toBe('signed in');
  expect(times).toEqual([5, 15, 35, 65, 70, 75]);
});

test.each([
  ['access_denied', 'The sign-in was denied in the browser.'],
  ['expired_token', 'The code has expired.'],
  ['invalid_grant', 'AWS did not complete the sign-in.'],
] as const)('%s ends it at once', async (kind, words) => {
  const { start, tokens } = signingIn({ token: ['authorization_pending', kind] });
  const { outcome } = start('device');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await outcome).toContain(words);
  expect(tokens.size).toBe(0);
});

test('a code that nobody approves ends with its time', async () => {
  const { start, service } = signingIn({ token: ['authorization_pending'] });
  const { outcome } = start('device');
  await vi.advanceTimersByTimeAsync(10 * minute - 1);
  expect(service.waiting('acme')).toBeDefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(await outcome).toContain('The code has expired.');
});

test('a network that stays away until the end is what is told', async () => {
  const { start } = signingIn({ token: ['unreachable'] });
  const { outcome } = start('device');
  await vi.advanceTimersByTimeAsync(10 * minute);
  expect(await outcome).toContain('AWS said unreachable.');
});

test('cancelled, nothing is asked any more', async () => {
  const { start, service, log } = signingIn({ token: ['authorization_pending'] });
  const { outcome } = start('device');
  await vi.advanceTimersByTimeAsync(6_000);
  service.cancel('acme');
  expect(await outcome).toBe('Sign-in cancelled.');
  const asked = log.length;
  await vi.advanceTimersByTimeAsync(minute);
  expect(log).toHaveLength(asked);
});

test.each(['browser', 'device'] as const)(
  'a legacy session is signed in with a code, without scopes, as the AWS CLI does (wished: %s)',
  async (way) => {
    const legacy = { ...acme, id: acme.startUrl, form: 'legacy' } as const;
    const { start, tokens, wishes, steps, log } = signingIn();
    const { outcome } = start(way, legacy);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await outcome).toBe('signed in');
    expect(wishes).toEqual([{ startUrl: acme.startUrl, grant: 'device' }]);
    expect([...tokens.keys()]).toEqual([acme.startUrl]);
    expect(steps).toMatchObject([{ way: 'device' }]);
    expect(log).not.toContain('listen');
  },
);

test('the start URL that AWS knows is asked about; the token keeps the configured one', async () => {
  const vanity = { ...acme, startUrl: 'https://aws.acme.example' };
  const { start, wishes, tokens } = signingIn({}, { resolveStartUrl: async () => 'https://acme.awsapps.com/start' });
  const { outcome } = start('device', vanity);
  await vi.advanceTimersByTimeAsync(5_000);
  await outcome;
  expect(wishes).toMatchObject([{ startUrl: 'https://acme.awsapps.com/start' }]);
  expect(tokens.get('acme')?.startUrl).toBe('https://aws.acme.example');
});

test('a token that cannot be written is told, and the sign-in is over', async () => {
  const locked = () => Promise.reject(failure('unknown'));
  const tokens = { exclusively: locked, write: locked, hold: locked };
  const { start, service } = signingIn({}, { tokens });
  const { outcome } = start('device');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await outcome).toContain('AWS said unknown.');
  expect(service.waiting('acme')).toBeUndefined();
});
