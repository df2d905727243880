import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { OidcFailure, type OidcFailureKind } from '../../../main/domain/oidc-failure.ts';
import { refreshRefusal } from '../../../main/domain/refresh-refusal.ts';
import { signInProblem } from '../../../main/domain/sign-in-problem.ts';
import { acme, failure, minute, settled, signingIn } from './signing-in.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12) }));
afterEach(() => void vi.useRealTimers());

/** What each refusal says at a refresh: of the sign-in, of the client registration, or nothing. */
const atRefresh: Readonly<Record<OidcFailureKind, ReturnType<typeof refreshRefusal>>> = {
  authorization_pending: undefined,
  slow_down: undefined,
  expired_token: 'session',
  access_denied: 'session',
  invalid_grant: 'session',
  invalid_client: 'client',
  invalid_request: 'session',
  invalid_scope: 'session',
  invalid_client_metadata: undefined,
  invalid_redirect_uri: undefined,
  unauthorized_client: 'client',
  unsupported_grant_type: 'client',
  server_error: undefined,
  unreachable: undefined,
  cancelled: undefined,
  unknown: undefined,
};
const kinds = Object.keys(atRefresh) as OidcFailureKind[];
const wordsOf = (kind: OidcFailureKind, way: 'browser' | 'device') =>
  signInProblem(failure(kind), { session: acme, way }).message;

/** Nothing is left of a sign-in that failed: no token, no listener, nobody who waits. */
function leavesNothing({ tokens, log, service }: ReturnType<typeof signingIn>): void {
  expect(tokens.size).toBe(0);
  expect(service.waiting('acme')).toBeUndefined();
  expect(log.filter((entry) => entry === 'listen')).toHaveLength(log.filter((entry) => entry === 'close').length);
}

describe.each(kinds)('%s', (kind) => {
  test('of a registration ends the sign-in with its words, and opens nothing', async () => {
    for (const way of ['browser', 'device'] as const) {
      const world = signingIn({ register: [kind] });
      expect(await world.start(way).outcome).toBe(wordsOf(kind, way));
      expect(world.opened).toEqual([]);
      leavesNothing(world);
    }
  });

  test('of the request for a code ends the sign-in with its words, and opens nothing', async () => {
    const world = signingIn({ startDevice: [kind] });
    expect(await world.start('device').outcome).toBe(wordsOf(kind, 'device'));
    expect(world.opened).toEqual([]);
    leavesNothing(world);
  });

  test('of the code from the browser ends the sign-in with its words, after a few tries where it may pass', async () => {
    const world = signingIn({ token: [kind] });
    const { outcome } = world.start();
    await settled();
    const page = world.approve();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await outcome).toBe(wordsOf(kind, 'browser'));
    expect(await page).toBe(kind === 'access_denied' ? 'denied' : 'failed');
    expect(world.asked).toHaveLength(kind === 'unreachable' || kind === 'server_error' ? 3 : 1);
    leavesNothing(world);
  });

  test('of a code that is asked about ends the sign-in with its words, now or with the time of the code', async () => {
    const world = signingIn({ token: [kind] });
    const { outcome } = world.start('device');
    await vi.advanceTimersByTimeAsync(10 * minute);
    const waits = kind === 'authorization_pending' || kind === 'slow_down';
    expect(await outcome).toContain(waits ? 'The code has expired.' : wordsOf(kind, 'device'));
    leavesNothing(world);
  });

  test('of a refresh says no more than it means', () => {
    expect(refreshRefusal(failure(kind))).toBe(atRefresh[kind]);
    const reason = 'KMS_DisabledException';
    expect(refreshRefusal(new OidcFailure(kind, 'The key is disabled.', { reason }))).toBeUndefined();
  });
});

test.each([
  ['access_denied', 'The sign-in was denied in the browser.'],
  ['invalid_scope', 'The session "acme" asks AWS for something that it does not know.'],
  ['server_error', 'AWS cannot sign anybody in at the moment.'],
  ['temporarily_unavailable', 'AWS cannot sign anybody in at the moment.'],
  ['unsupported_response_type', 'This portal does not offer to sign in with the browser.'],
  ['something_new', 'AWS refused the sign-in.'],
])('%s, brought back by the browser, ends the sign-in with its words', async (error, words) => {
  const world = signingIn();
  const { outcome } = world.start();
  await settled();
  void world.browse({ error, error_description: 'No', state: world.state() });
  expect(await outcome).toContain(words);
  leavesNothing(world);
});
