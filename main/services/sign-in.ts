import type { Session } from '../domain/session.ts';
import { clientRegistrations, type RegistrationPorts } from './client-registration.ts';
import type { Oidc } from './oidc.ts';
import { isLegacy } from './sign-in-attempt.ts';
import { type SignInRun, type SignInRunPorts, signInRun } from './sign-in-run.ts';
import type { SignInListener, SignInStep, SignInWay } from './sign-in-step.ts';

export type { SignInListener, SignInStep, SignInWay };

/** Signing in, at most once at a time for each session. */
export type SignIn = Readonly<{
  /**
   * Resolves when the token is in place; rejects with a `Problem`. While a sign-in of this session waits, another start joins
   * it: the same promise, no second page; with the other way, or with `keep`, it goes on like that. A legacy session is always signed in
   * with a code, as by the AWS CLI. `keep`: the token stays in memory.
   */
  start(session: Session, way: SignInWay, listener: SignInListener, keep?: 'memory'): Promise<void>;
  /** Opens the page of the waiting sign-in again, for somebody who closed it; gives whether a browser took it. */
  openAgain(sessionId: string): Promise<boolean>;
  /** Ends the waiting sign-in, if there is one; its promise rejects. */
  cancel(sessionId: string): void;
  waiting(sessionId: string): SignInStep | undefined;
  /** Ends every sign-in; resolves when no listener is left, and no registration that may have kept somebody from signing in. */
  stop(): Promise<void>;
}>;

export type SignInPorts = Omit<SignInRunPorts, 'registrations' | 'oidc'> & RegistrationPorts & Readonly<{ oidc: Oidc }>;

/** See `SignIn`. */
export function signIn(ports: SignInPorts): SignIn {
  const waiting = new Map<string, SignInRun>();
  const unsettled = new Set<SignInRun>();
  const runPorts = { ...ports, registrations: clientRegistrations(ports) };

  const leave = (sessionId: string, run: SignInRun): void => {
    if (waiting.get(sessionId) === run) waiting.delete(sessionId);
  };
  const cancel = (sessionId: string): void => {
    const run = waiting.get(sessionId);
    if (run === undefined) return;
    run.cancel();
    // Whoever starts again in the same moment must not join what is ending.
    leave(sessionId, run);
  };

  return {
    start(session, way, listener, keep) {
      const wanted = isLegacy(session) ? 'device' : way;
      const already = waiting.get(session.id);
      if (already !== undefined) {
        already.join(wanted, listener, keep);
        return already.done;
      }
      const run = signInRun(runPorts, session, wanted, listener, keep);
      waiting.set(session.id, run);
      unsettled.add(run);
      const end = (): void => {
        leave(session.id, run);
        unsettled.delete(run);
      };
      run.done.then(end, end);
      return run.done;
    },
    openAgain: async (sessionId) => (await waiting.get(sessionId)?.openAgain()) ?? false,
    cancel,
    waiting: (sessionId) => waiting.get(sessionId)?.step(),
    async stop() {
      for (const sessionId of [...waiting.keys()]) cancel(sessionId);
      await Promise.allSettled([...unsettled].map(({ done }) => done));
      await runPorts.registrations.forgetDoubted();
    },
  };
}
