import { OidcFailure } from '../domain/oidc-failure.ts';
import { type Problem, problemOf } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import { signInProblem } from '../domain/sign-in-problem.ts';
import type { Token } from '../domain/token.ts';
import { type PageOpener, showPage } from './show-page.ts';
import type { SignInListener, SignInStep, SignInWay } from './sign-in.ts';
import type { Attempt } from './sign-in-attempt.ts';
import { type BrowserSignInPorts, signInByBrowser } from './sign-in-browser.ts';
import { type DeviceSignInPorts, signInByDevice } from './sign-in-device.ts';
import type { TokenStore } from './token-store.ts';

export type SignInRunPorts = BrowserSignInPorts &
  DeviceSignInPorts &
  Readonly<{ browser: PageOpener; tokens: Pick<TokenStore, 'write' | 'exclusively'> }>;

/** A sign-in that waits for its person. */
export type SignInRun = Readonly<{
  done: Promise<void>;
  join(way: SignInWay, listener: SignInListener): void;
  openAgain(): Promise<boolean>;
  cancel(): void;
  step(): SignInStep | undefined;
}>;

/** Starts to sign in one session, and goes on another way whenever somebody joins who wants that. */
export function signInRun(
  ports: SignInRunPorts,
  session: Session,
  firstWay: SignInWay,
  firstListener: SignInListener,
): SignInRun {
  const listeners = new Set([firstListener]);
  const cancelled = new AbortController();
  let way = firstWay;
  let turn = new AbortController();
  let step: SignInStep | undefined;

  const tell = (next: SignInStep): void => {
    step = next;
    for (const listener of listeners) listener(next);
  };

  async function attempt(signal: AbortSignal): Promise<void> {
    const parts: Attempt = {
      session,
      signal,
      async show(page, opening = 'open') {
        const opened = opening === 'already-open' || (await showPage(ports, page));
        if (!signal.aborted) tell({ ...page, opened });
      },
      async keep({ clientId, clientSecret, expiresAt: clientEnd }, issued) {
        signal.throwIfAborted();
        const { startUrl, region, id } = session;
        const client = { id: clientId, secret: clientSecret, expiresAt: clientEnd };
        const token: Token = { ...issued, startUrl, region, client };
        await ports.tokens.exclusively(id, () => ports.tokens.write(id, token));
      },
    };
    await (way === 'browser' ? signInByBrowser(ports, parts) : signInByDevice(ports, parts));
  }

  async function run(): Promise<void> {
    for (;;) {
      const current = way;
      turn = new AbortController();
      const signal = AbortSignal.any([cancelled.signal, turn.signal]);
      try {
        return await attempt(signal);
      } catch (error) {
        if (cancelled.signal.aborted) throw failed(session, current, cancelled.signal.reason);
        if (!turn.signal.aborted) throw failed(session, current, error);
      }
    }
  }

  return {
    done: run(),
    join(next, listener) {
      listeners.add(listener);
      if (next === way) {
        if (step !== undefined) listener(step);
        return;
      }
      way = next;
      step = undefined;
      turn.abort(new OidcFailure('cancelled', 'The sign-in goes on another way.'));
    },
    openAgain: async () => step !== undefined && showPage(ports, step),
    cancel: () => cancelled.abort(new OidcFailure('cancelled', 'The sign-in was cancelled.')),
    step: () => step,
  };
}

const failed = (session: Session, way: SignInWay, error: unknown): Problem =>
  error instanceof OidcFailure ? signInProblem(error, { session, way }) : problemOf(error);
