import type { Session } from '../domain/session.ts';
import { clientRegistrations, type RegistrationPorts } from './client-registration.ts';
import type { Oidc } from './oidc.ts';
import type { PageOpener } from './show-page.ts';
import { isLegacy } from './sign-in-attempt.ts';
import type { BrowserSignInPorts } from './sign-in-browser.ts';
import type { DeviceSignInPorts } from './sign-in-device.ts';
import { type SignInRun, signInRun } from './sign-in-run.ts';
import type { TokenStore } from './token-store.ts';

/** How a person signs in: their browser comes back to Daypass by itself, or they compare a code with the one on the page. */
export type SignInWay = 'browser' | 'device';

/**
 * What a person needs to go on. `url` is the page that was opened, to be copied where that failed (`opened`); `endsAt` is UTC
 * epoch milliseconds. No secret is in it, but the page is meant for this person alone.
 */
export type SignInStep =
  | Readonly<{ way: 'browser'; url: string; endsAt: number; opened: boolean }>
  | Readonly<{ way: 'device'; url: string; userCode: string; endsAt: number; opened: boolean }>;

export type SignInListener = (step: SignInStep) => void;

/** Signing in, at most once at a time for each session. */
export type SignIn = Readonly<{
  /**
   * Resolves when the token is in place; rejects with a `Problem`. While a sign-in of this session waits, another start joins
   * it: the same promise, no second page; with the other way it goes on that other way. A legacy session is always signed in
   * with a code, as by the AWS CLI.
   */
  start(session: Session, way: SignInWay, listener: SignInListener): Promise<void>;
  /** Opens the page of the waiting sign-in again, for somebody who closed it; gives whether a browser took it. */
  openAgain(sessionId: string): Promise<boolean>;
  /** Ends the waiting sign-in, if there is one; its promise rejects. */
  cancel(sessionId: string): void;
  waiting(sessionId: string): SignInStep | undefined;
  /** Ends every sign-in; resolves when no listener is left. */
  stop(): Promise<void>;
}>;

export type SignInPorts = Omit<BrowserSignInPorts & DeviceSignInPorts, 'registrations' | 'oidc'> &
  RegistrationPorts &
  Readonly<{ oidc: Oidc; browser: PageOpener; tokens: Pick<TokenStore, 'write' | 'exclusively'> }>;

/** See `SignIn`. */
export function signIn(ports: SignInPorts): SignIn {
  const runs = new Map<string, SignInRun>();
  const workPorts = { ...ports, registrations: clientRegistrations(ports) };

  return {
    start(session, way, listener) {
      const wanted = isLegacy(session) ? 'device' : way;
      const waiting = runs.get(session.id);
      if (waiting !== undefined) {
        waiting.join(wanted, listener);
        return waiting.done;
      }
      const run = signInRun(workPorts, session, wanted, listener);
      runs.set(session.id, run);
      const forget = () => void runs.delete(session.id);
      run.done.then(forget, forget);
      return run.done;
    },
    openAgain: async (sessionId) => (await runs.get(sessionId)?.openAgain()) ?? false,
    cancel: (sessionId) => runs.get(sessionId)?.cancel(),
    waiting: (sessionId) => runs.get(sessionId)?.step(),
    async stop() {
      const all = [...runs.values()];
      for (const run of all) run.cancel();
      await Promise.allSettled(all.map(({ done }) => done));
    },
  };
}
