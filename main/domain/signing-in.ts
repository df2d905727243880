import type { ProblemKind, ProblemWords } from './problem.ts';

/** In the browser, which comes back to Daypass by itself; or with a code, to be compared on any device. */
export type SignInWay = 'browser' | 'device';

/** Where a person allows access. `opened`: a browser took it. `endsAt` is when Daypass stops waiting, UTC ms. */
export type SignInPage = Readonly<{ url: string; userCode?: string; endsAt: number; opened: boolean }>;

/** A sign-in that waits for its person; without a page while that is prepared. */
export type SigningIn = Readonly<{ sessionId: string; way: SignInWay; page?: SignInPage }>;

type Reason = ProblemWords & Readonly<{ kind: ProblemKind }>;

export type SignInFailed = Readonly<{ sessionId: string; problem: Reason }>;

type SignInEvent =
  | Readonly<{ type: 'sign-in-started'; way: SignInWay }>
  | Readonly<{ type: 'sign-in-step'; way: SignInWay; page: SignInPage }>
  | Readonly<{ type: 'sign-in-ended'; problem?: Reason }>;

/** One session's sign-in, or how the last one came to nothing; neither when nothing is to be told. */
export type SignInStanding = Readonly<{ waiting?: SigningIn; failed?: SignInFailed }>;

/** How one session's sign-in stands after an event. A step of one that has ended meanwhile changes nothing. */
export function nextSignIn(before: SignInStanding, sessionId: string, event: SignInEvent): SignInStanding {
  switch (event.type) {
    case 'sign-in-started':
      return before.waiting?.way === event.way ? before : { waiting: { sessionId, way: event.way } };
    case 'sign-in-step':
      return before.waiting === undefined ? before : { waiting: { sessionId, way: event.way, page: event.page } };
    case 'sign-in-ended':
      if (before.waiting === undefined && event.problem !== undefined) return before;
      return event.problem === undefined ? {} : { failed: { sessionId, problem: event.problem } };
  }
}
