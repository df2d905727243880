import { OidcFailure } from '../domain/oidc-failure.ts';
import type { Session } from '../domain/session.ts';
import { type KeepTokenPorts, keepToken } from './keep-token.ts';
import type { LookBeforeSignIn } from './look-before-sign-in.ts';
import { type PageOpener, showPage } from './show-page.ts';
import type { Attempt } from './sign-in-attempt.ts';
import { type BrowserSignInPorts, signInByBrowser } from './sign-in-browser.ts';
import { type DeviceSignInPorts, signInByDevice } from './sign-in-device.ts';
import { type ReasonPorts, signInReason } from './sign-in-reason.ts';
import type { SignInListener, SignInStep, SignInWay } from './sign-in-step.ts';
import { abortable } from './within-limit.ts';

export type SignInRunPorts = BrowserSignInPorts &
  DeviceSignInPorts &
  KeepTokenPorts &
  ReasonPorts &
  Readonly<{
    browser: PageOpener;
    /** Makes ready the place that the token goes to. */
    lookBefore: LookBeforeSignIn;
    /** The start URL as AWS knows it; the one given where nothing else is known. */
    resolveStartUrl(startUrl: string, signal?: AbortSignal): Promise<string>;
  }>;

/** A sign-in that waits for its person. */
export type SignInRun = Readonly<{
  done: Promise<void>;
  /** Without `keep`, the place of its token stays the one that was chosen. */
  join(way: SignInWay, listener: SignInListener, keep?: 'memory'): void;
  openAgain(): Promise<boolean>;
  cancel(): void;
  step(): SignInStep | undefined;
}>;

/** Starts to sign in one session, and goes on another way, or for another place of its token, whenever somebody joins who wants that. */
export function signInRun(
  ports: SignInRunPorts,
  session: Session,
  firstWay: SignInWay,
  firstListener: SignInListener,
  firstKeep?: 'memory',
): SignInRun {
  const listeners = new Set([firstListener]);
  const cancelled = new AbortController();
  let way = firstWay;
  let keep = firstKeep;
  let turn = new AbortController();
  let step: SignInStep | undefined;

  const tell = (next: SignInStep): void => {
    step = next;
    for (const listener of listeners) listener(next);
  };

  async function attempt(signal: AbortSignal): Promise<void> {
    // Who cancels does not wait for a question that the keychain asks.
    await abortable(ports.lookBefore(session, keep), signal);
    const parts: Attempt = {
      session,
      signal,
      portalUrl: await ports.resolveStartUrl(session.startUrl, signal),
      async show(page, opening = 'open') {
        const opened = opening === 'already-open' || (await showPage(ports, page));
        if (!signal.aborted) tell({ ...page, opened });
      },
      keep: (registration, issued) => keepToken(ports, session, { registration, issued }, signal, keep),
    };
    signal.throwIfAborted();
    await (way === 'browser' ? signInByBrowser(ports, parts) : signInByDevice(ports, parts));
  }

  async function run(): Promise<void> {
    for (;;) {
      const current = way;
      turn = new AbortController();
      try {
        return await attempt(AbortSignal.any([cancelled.signal, turn.signal]));
      } catch (error) {
        if (turn.signal.aborted && !cancelled.signal.aborted) continue;
        const reason = cancelled.signal.aborted ? cancelled.signal.reason : error;
        throw await signInReason(ports, reason, { session, way: current });
      }
    }
  }

  return {
    done: run(),
    join(next, listener, nextKeep = keep) {
      listeners.add(listener);
      if (next === way && nextKeep === keep) {
        if (step !== undefined) listener(step);
        return;
      }
      way = next;
      keep = nextKeep;
      step = undefined;
      turn.abort(new OidcFailure('cancelled', 'The sign-in goes on another way.'));
    },
    openAgain: async () => step !== undefined && showPage(ports, step),
    cancel: () => cancelled.abort(new OidcFailure('cancelled', 'Sign-in cancelled.')),
    step: () => step,
  };
}
