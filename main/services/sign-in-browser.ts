import { OidcFailure } from '../domain/oidc-failure.ts';
import { oidcFailureKind } from '../domain/oidc-failure-kind.ts';
import { challengeOf, stateBytes, stateOf, verifierBytes, verifierOf } from '../domain/pkce.ts';
import { Secret } from '../domain/secret.ts';
import { SignInFailure } from '../domain/sign-in-failure.ts';
import { callbackDesk } from './callback-desk.ts';
import type { ClientRegistrations } from './client-registration.ts';
import type { Loopback, OpenLoopback } from './loopback.ts';
import type { ClientRegistration, IssuedToken, Oidc } from './oidc.ts';
import type { Clock } from './ports.ts';
import { type Attempt, registrationWish } from './sign-in-attempt.ts';
import { spendCode } from './spend-code.ts';
import { abortable, withinLimit } from './within-limit.ts';

export type BrowserSignInPorts = Readonly<{
  oidc: Pick<Oidc, 'authorizeUrl' | 'tokenByCode'>;
  registrations: ClientRegistrations;
  openLoopback: OpenLoopback;
  crypto: Readonly<{ randomBytes(count: number): Uint8Array; sha256(text: string): Uint8Array }>;
  clock: Clock;
}>;

/** How long a person may take on the page. */
export const browserLimitMs = 5 * 60_000;

type Signed = Readonly<{ registration: ClientRegistration; issued: IssuedToken }>;

/**
 * Signs in by an authorization code with PKCE (RFC 6749 4.1, RFC 7636), which the person's own browser brings to an address of
 * this machine (RFC 8252). Nobody listens there any more when this settles.
 */
export async function signInByBrowser(ports: BrowserSignInPorts, attempt: Attempt): Promise<void> {
  const { openLoopback, clock } = ports;
  const desk = callbackDesk();
  // Before anything is opened: the answer of somebody who is signed in at AWS comes at once.
  const loopback = await openLoopback(desk.receive).catch((cause: unknown) => {
    throw new SignInFailure('no-way-back', { cause });
  });
  try {
    const limit = { clock, ms: browserLimitMs, signal: attempt.signal, over: () => new SignInFailure('timed-out') };
    const endsAt = clock.now() + browserLimitMs;
    const { registration, issued } = await withinLimit(limit, (signal) =>
      authorised(ports, { ...attempt, signal }, { desk, loopback, endsAt }),
    );
    await attempt.keep(registration, issued);
    desk.show('done');
  } catch (error) {
    desk.show(error instanceof OidcFailure && error.kind === 'access_denied' ? 'denied' : 'failed');
    throw error;
  } finally {
    await loopback.close();
  }
}

type Place = Readonly<{ desk: ReturnType<typeof callbackDesk>; loopback: Loopback; endsAt: number }>;

function authorised(ports: BrowserSignInPorts, attempt: Attempt, { desk, loopback, endsAt }: Place): Promise<Signed> {
  const { oidc, registrations, crypto, clock } = ports;
  const { session, signal } = attempt;
  const { region } = session;
  const { redirectUri } = loopback;
  const wish = registrationWish(attempt, 'authorization-code');
  let answered = false;

  return registrations.use(wish, signal, async (registration, kept) => {
    const verifier = new Secret(verifierOf(crypto.randomBytes(verifierBytes)));
    const state = stateOf(crypto.randomBytes(stateBytes));
    const { clientId } = registration;
    const codeChallenge = challengeOf(crypto.sha256(verifier.reveal()));
    const scopes = wish.scopes ?? [];
    const url = await oidc.authorizeUrl(region, { clientId, redirectUri, state, codeChallenge, scopes });
    // With another registration the browser that waits is sent on: no second tab.
    desk.show({ onward: url });
    const answer = desk.expect(state);
    try {
      await attempt.show({ way: 'browser', url, endsAt }, answered ? 'already-open' : 'open');
      const given = await abortable(answer, signal);
      answered = true;
      if (given.kind === 'refused') throw refusedBy(given.error, given.description);
      const grant = { client: registration, code: given.code, verifier, redirectUri };
      return { registration, issued: await spendCode({ oidc, clock }, region, grant, signal) };
    } catch (error) {
      // AWS shows an error for a registration that it no longer knows, and nothing comes back: who saw that waits or cancels.
      if (kept && !answered) {
        if (isTimeOut(signal.reason)) await registrations.forget(wish, registration);
        else registrations.doubt(wish, registration);
      }
      throw error;
    }
  });
}

const isTimeOut = (reason: unknown): boolean => reason instanceof SignInFailure && reason.kind === 'timed-out';

/** The errors that an authorization page may send back (RFC 6749, 4.1.2.1). */
const refusedBy = (error: string, description: string): OidcFailure =>
  new OidcFailure(oidcFailureKind(error) ?? 'unknown', description || error);
