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
