import type { ListedAccount, SessionAccess } from './access.ts';
import type { ProblemKind, ProblemWords } from './problem.ts';
import type { Session, SkippedFile } from './session.ts';
import type { SessionTrouble } from './session-trouble.ts';
import type { SignInFailed, SignInPage, SignInWay, SigningIn } from './signing-in.ts';

export type StatedProblem = ProblemWords & Readonly<{ kind: ProblemKind }>;

/** What is known of one session's accounts, by name. A reload keeps the old rows until the new ones are in. */
export type Listing = Readonly<{
  phase: 'loading' | 'complete' | 'failed';
  accounts: readonly ListedAccount[];
  problem?: StatedProblem;
}>;

/** An access that a person keeps at hand. The account's name is the last one known, for when there is no listing. */
export type Pin = SessionAccess & Readonly<{ accountName?: string }>;

/** Everything that decides what people see. It holds no secret. Times are UTC epoch milliseconds. */
export type State = Readonly<{
  now: number;
  /** False until the token cache was read once. */
  ready: boolean;
  sessions: readonly Session[];
  skipped: readonly SkippedFile[];
  /** The config or the cache could not be read. */
  problem?: StatedProblem;
  chosen?: string;
  listings: Readonly<Record<string, Listing>>;
  /** Those that wait for their person, and those that came to nothing last. A session is in one of them at most. */
  signIns: readonly SigningIn[];
  failedSignIns: readonly SignInFailed[];
  pins: readonly Pin[];
  clipboard?: Readonly<{ label: string; clearsAt: number }>;
  /** What went wrong last from the tray, or in the background. */
  notice?: Readonly<{ tone: 'done' | 'problem'; text: string }>;
}>;

export type StateEvent =
  | Readonly<{ type: 'time-passed'; now: number }>
  /** `problem`: a part of what is read could not be, for example the config file. */
  | Readonly<{
      type: 'sessions-found';
      sessions: readonly Session[];
      skipped: readonly SkippedFile[];
      problem?: StatedProblem;
    }>
  | Readonly<{ type: 'sessions-unreadable'; problem: StatedProblem }>
  | Readonly<{ type: 'session-chosen'; sessionId: string }>
  /** What came of keeping a session signed in; `trouble` is absent when all is well again. */
  | Readonly<{ type: 'session-trouble'; sessionId: string; trouble?: SessionTrouble }>
  | Readonly<{ type: 'sign-in-started'; sessionId: string; way: SignInWay }>
  | Readonly<{ type: 'sign-in-step'; sessionId: string; way: SignInWay; page: SignInPage }>
  /** Without a problem, the person is signed in. */
  | Readonly<{ type: 'sign-in-ended'; sessionId: string; problem?: StatedProblem }>
  | Readonly<{ type: 'listing-started'; sessionId: string }>
  /** All accounts of the session; an account that is not among them is gone. */
  | Readonly<{ type: 'accounts-listed'; sessionId: string; accounts: readonly ListedAccount[] }>
  | Readonly<{ type: 'roles-listed'; sessionId: string; accountId: string; roles: readonly string[] }>
  | Readonly<{ type: 'listing-completed'; sessionId: string }>
  | Readonly<{ type: 'listing-failed'; sessionId: string; problem: StatedProblem }>
  | Readonly<{ type: 'pins-loaded'; pins: readonly Pin[] }>
  | Readonly<{ type: 'pin-changed'; access: SessionAccess; pinned: boolean }>
  | Readonly<{ type: 'clipboard-filled'; label: string; clearsAt: number }>
  | Readonly<{ type: 'clipboard-cleared' }>
  | Readonly<{ type: 'told'; notice: NonNullable<State['notice']> }>
  | Readonly<{ type: 'notice-dismissed' }>;

export const initialState = (now: number): State => ({
  now,
  ready: false,
  sessions: [],
  skipped: [],
  listings: {},
  signIns: [],
  failedSignIns: [],
  pins: [],
});
