import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { acme, minute, settled, signingIn } from './signing-in.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12) }));
afterEach(() => void vi.useRealTimers());

test('somebody listens before the browser opens, and nobody any more when the token is in place', async () => {
  const { start, approve, log, tokens, steps } = signingIn();
  const { outcome } = start();
  await settled();
  expect(steps).toMatchObject([{ way: 'browser', opened: true, endsAt: Date.now() + 5 * minute }]);
  expect(await approve()).toBe('done');
  expect(await outcome).toBe('signed in');
  expect(log).toEqual(['listen', 'register', 'open', 'token', 'write', 'close']);
  expect(tokens.get('acme')).toMatchObject({
    startUrl: acme.startUrl,
    region: 'us-east-1',
    expiresAt: Date.now() + 60 * minute,
    client: { id: 'client-1', expiresAt: Date.now() + 90 * 24 * 60 * minute },
  });
  expect(tokens.get('acme')?.accessToken.reveal()).toBe('aoa');
  expect(tokens.get('acme')?.refreshToken?.reveal()).toBe('aor');
  expect(tokens.get('acme')?.client?.secret.reveal()).toBe('secret-1');
});

test('the code is bought with the verifier of the challenge and the address that was named', async () => {
  const { start, approve, page, asked } = signingIn();
  const { outcome } = start();
  await settled();
  await approve();
  await outcome;
  const [grant] = asked;
  const verifier = grant?.verifier.reveal() ?? '';
  expect(verifier).toMatch(/^[\w.~-]{64}$/);
  expect(createHash('sha256').update(verifier).digest('base64url')).toBe(page().searchParams.get('codeChallenge'));
  expect(grant?.code.reveal()).toBe('the-code');
  expect(grant?.redirectUri).toBe(page().searchParams.get('redirectUri'));
});

test('two sign-ins share neither state nor challenge', async () => {
  const { start, page, service } = signingIn();
  start();
  await settled();
  const first = page().searchParams;
  await service.stop();
  start();
  await settled();
  const second = page().searchParams;
  expect(second.get('state')).not.toBe(first.get('state'));
  expect(second.get('codeChallenge')).not.toBe(first.get('codeChallenge'));
});

test('what does not belong to the sign-in neither ends nor disturbs it', async () => {
  const { start, approve, browse, state, tokens, log } = signingIn();
  const { outcome } = start();
  await settled();
  const strays: Record<string, string>[] = [
    {},
    { code: 'evil' },
    { code: 'evil', state: '' },
    { code: 'evil', state: 'wrong' },
    { code: 'evil', state: state().slice(0, -1) },
    { code: 'evil', state: `${state()}x` },
    { error: 'access_denied' },
    { error: 'access_denied', state: 'wrong' },
    { state: state() },
    { code: '', state: state() },
  ];
  for (const query of strays) expect(browse(query)).toBe('stray');
  await settled();
  expect(log).not.toContain('close');
  expect(await approve()).toBe('done');
  expect(await outcome).toBe('signed in');
  expect(tokens.size).toBe(1);
});

test('a page that is loaded twice shows the same, and buys one token', async () => {
  const { start, approve, asked } = signingIn();
  const { outcome } = start();
  await settled();
  const pages = [approve(), approve()];
  expect(await Promise.all(pages)).toEqual(['done', 'done']);
  await outcome;
  expect(asked).toHaveLength(1);
});

describe('a sign-in that comes to nothing leaves nothing behind, and says why', () => {
  test('left alone for five minutes', async () => {
    const { start, tokens, log, service } = signingIn();
    const { outcome } = start();
    await vi.advanceTimersByTimeAsync(5 * minute - 1);
    expect(service.waiting('acme')).toBeDefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome).toMatch(/^Nobody approved the sign-in in time\./);
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
    expect(await outcome).toMatch(/^The sign-in was cancelled\./);
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
    expect(await outcome).toMatch(/^AWS did not accept the approval/);
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
