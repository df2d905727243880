import type { Session } from '../domain/session.ts';
import { isCancelledSignIn } from '../domain/sign-in-problem.ts';
import type { SignInWay } from '../domain/signing-in.ts';
import type { StateHolder } from './hold-state.ts';
import { sessionOf } from './open-console.ts';
import type { ProblemFor } from './problem-for.ts';
import type { SignIn, SignInListener } from './sign-in.ts';

export type AppSignInPorts = Readonly<{
  holder: StateHolder;
  signIn: Pick<SignIn, 'start' | 'cancel' | 'openAgain'>;
  /** Writes a session into the config file, or finds the one that is there. */
  add(wish: Readonly<{ startUrl: string; region: string }>): Promise<Readonly<{ sessionId: string }>>;
  /** Resolves when the state's sessions are those on the disk. */
  reload(): Promise<void>;
  problemFor: ProblemFor;
}>;

/** `sessionId` is the one that it goes on with; `done` never rejects, and gives whether the person signed in. */
export type BegunSignIn = Readonly<{ sessionId: string; done: Promise<boolean> }>;

export type AppSignIn = Readonly<{
  /**
   * Begins, or joins the one that waits. `keep`: its token stays in memory until Daypass quits. Rejects with a `Problem` when it can't
   * even begin; all that follows is in the state.
   */
  begin(sessionId: string, way: SignInWay, keep?: 'memory'): Promise<BegunSignIn>;
  /** Opens the page of the waiting sign-in once more; gives whether a browser took it. */
  openAgain(sessionId: string): Promise<boolean>;
  cancel(sessionId: string): void;
}>;

type Waiting = Readonly<{ done: Promise<boolean>; listener: SignInListener }>;

/** Signing in as the state tells it. */
export function signInFromApp({ holder, signIn, add, reload, problemFor }: AppSignInPorts): AppSignIn {
  const waiting = new Map<string, Waiting>();

  /** What only a token tells of has no name to sign in by, and no other tool would find it. */
  async function inConfig(session: Session): Promise<Session> {
    if (session.form !== 'cached') return session;
    const { sessionId } = await add({ startUrl: session.startUrl, region: session.region });
    await reload();
    holder.dispatch({ type: 'session-chosen', sessionId });
    return sessionOf(holder.state(), sessionId);
  }

  /** `isLatest` is false once another sign-in of the session has begun, of which the state then tells. */
  async function finish(sessionId: string, signingIn: Promise<void>, isLatest: () => boolean): Promise<boolean> {
    try {
      await signingIn;
      // First the token, then the news: else the session would be signed out for a moment.
      await reload();
      holder.dispatch({ type: 'session-trouble', sessionId });
      holder.dispatch({ type: 'sign-in-ended', sessionId });
      return true;
    } catch (error) {
      const problem = problemFor('Signing in', error);
      const isOwnWish = isCancelledSignIn(problem);
      if (isLatest()) {
        const { kind, words } = problem;
        holder.dispatch({ type: 'sign-in-ended', sessionId, ...(!isOwnWish && { problem: { kind, ...words } }) });
        if (isOwnWish) holder.dispatch({ type: 'told', notice: { tone: 'done', text: problem.message } });
      }
      return false;
    }
  }

  return {
    async begin(wanted, way, keep) {
      const session = await inConfig(sessionOf(holder.state(), wanted));
      const sessionId = session.id;
      holder.dispatch({ type: 'sign-in-started', sessionId, way });
      const known = waiting.get(sessionId);
      if (known !== undefined) {
        void signIn.start(session, way, known.listener, keep).catch(() => undefined);
        return { sessionId, done: known.done };
      }
      const listener: SignInListener = ({ way: current, ...page }) =>
        holder.dispatch({ type: 'sign-in-step', sessionId, way: current, page });
      const isMine = () => waiting.get(sessionId)?.listener === listener;
      const isLatest = () => !waiting.has(sessionId) || isMine();
      const done = finish(sessionId, signIn.start(session, way, listener, keep), isLatest).finally(() => {
        if (isMine()) waiting.delete(sessionId);
      });
      waiting.set(sessionId, { done, listener });
      return { sessionId, done };
    },
    openAgain: signIn.openAgain,
    cancel(sessionId) {
      // What is cancelled takes a moment to end; a new sign-in does not join it.
      waiting.delete(sessionId);
      signIn.cancel(sessionId);
    },
  };
}
