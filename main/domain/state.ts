import type { ConsolePage, CopyFormat } from '../../preload/contract.ts';
import type { ListedAccount, SessionAccess } from './access.ts';
import type { Change } from './change.ts';
import type { MadeProfile } from './made-profile.ts';
import type { PowerQuestion } from './power-question.ts';
import type { ProblemKind, ProblemWords } from './problem.ts';
import type { ReminderReason } from './reminder.ts';
import type { Session, SkippedFile } from './session.ts';
import type { SessionTrouble } from './session-trouble.ts';
import { type Settings, usualSettings } from './settings.ts';
import type { LeftSecretFile, SeveralJob } from './several-job.ts';
import type { SignInFailed, SignInPage, SignInWay, SigningIn } from './signing-in.ts';

export type StatedProblem = ProblemWords & Readonly<{ kind: ProblemKind }>;

/** What is known of one session's accounts, by name. A reload keeps the old rows until the new ones are in. */
export type Listing = Readonly<{
  phase: 'loading' | 'complete' | 'failed';
  accounts: readonly ListedAccount[];
  problem?: StatedProblem;
}>;

/** What a session's accounts were when they were complete last, at this start or before: what is new is told by it. */
export type Known = Readonly<{
  sessionId: string;
  accounts: readonly Readonly<{ accountId: string; roles: readonly string[] }>[];
}>;

/**
 * An access that a person keeps at hand. The account's name is the last one known, for when there is no listing; the page is where
 * its console opens.
 */
export type Pin = SessionAccess & Readonly<{ accountName?: string; page?: ConsolePage }>;

/** How much an access was used by `lastAt` (UTC ms), where each use counts less the longer ago it was: the tray offers the most used. */
export type Use = Pin & Readonly<{ count: number; lastAt: number }>;

/** A reminder that was due. `of` tells one token from the next, so that nothing is told twice of one. */
export type Reminded = Readonly<{
  key: string;
  sessionId: string;
  of: string;
  reason: ReminderReason;
  /** False once it was dismissed or is no longer so, and where it was never told: of what had ended before Daypass saw it. */
  shown: boolean;
  /** Held back until then (UTC ms), because the person said so. */
  snoozedUntil?: number;
  /** Not told so far: because the screen is locked, or the person is signing in to it just now. */
  untold?: true;
}>;

/** What this machine can do for us; `unknown` until it was asked. */
export type Surroundings = Readonly<{
  /** Whether something here shows tray icons. */
  tray: 'unknown' | 'shown' | 'none';
  /** Whether something here shows notifications. `silent`: it does, but the person wants quiet just now. */
  notifications: 'unknown' | 'shown' | 'silent' | 'none';
  screen: 'open' | 'locked';
  /** What this system's own terminal takes credentials in. */
  usualFormat: CopyFormat;
  /** Why the shortcut does not work, or why the app could not be made to start at login. */
  shortcutProblem?: string;
  startAtLoginProblem?: string;
}>;

/** A place in the window that the person asked for from outside it; `asked` counts up. */
export type Visit = VisitWish & Readonly<{ asked: number }>;

export type VisitWish = Readonly<{ to: 'search' | 'settings' }> | Readonly<{ to: 'export'; access: SessionAccess }>;

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
  known: readonly Known[];
  /** Those that wait for their person, and those that came to nothing last. A session is in one of them at most. */
  signIns: readonly SigningIn[];
  failedSignIns: readonly SignInFailed[];
  pins: readonly Pin[];
  uses: readonly Use[];
  settings: Settings;
  /** The profiles that Daypass made. */
  profiles: readonly MadeProfile[];
  /** The job over several accounts that runs, or that was the last one. */
  job?: SeveralJob;
  secretFiles: readonly LeftSecretFile[];
  reminded: readonly Reminded[];
  surroundings: Surroundings;
  visit?: Visit;
  /** How many visits were asked for so far. */
  visitsAsked: number;
  /** Powerful accesses in production that the person has said yes to, the oldest first. */
  allowed: readonly SessionAccess[];
  /** What was asked for waits for the answer. */
  question?: PowerQuestion;
  /** Without `clearsAt` the credentials stay there. */
  clipboard?: Readonly<{ label: string; clearsAt?: number }>;
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
  | Readonly<{ type: 'known-loaded'; known: readonly Known[] }>
  | Readonly<{ type: 'pins-loaded'; pins: readonly Pin[] }>
  | Readonly<{ type: 'pin-changed'; access: SessionAccess; pinned: boolean }>
  /** Without a page, its console opens at the start page again. */
  | Readonly<{ type: 'pin-page-changed'; access: SessionAccess; page?: ConsolePage }>
  | Readonly<{ type: 'uses-loaded'; uses: readonly Use[] }>
  | Readonly<{ type: 'access-used'; access: SessionAccess; at: number }>
  | Readonly<{ type: 'settings-changed'; settings: Change<Settings> }>
  | Readonly<{ type: 'surroundings-changed'; surroundings: Change<Surroundings> }>
  | Readonly<{ type: 'profiles-found'; profiles: readonly MadeProfile[] }>
  | Readonly<{ type: 'job-changed'; job: SeveralJob }>
  | Readonly<{ type: 'job-dismissed' }>
  | Readonly<{ type: 'secret-files-found'; files: readonly LeftSecretFile[] }>
  /** The person said "not now", or "I have seen it". */
  | Readonly<{ type: 'reminder-snoozed' | 'reminder-dismissed'; key: string }>
  /** Keys in a profile of this session could not be renewed, or could again. */
  | Readonly<{ type: 'keys-not-renewed'; sessionId: string; profile: string; because?: string }>
  | Readonly<{ type: 'keys-renewed'; sessionId: string; profile: string }>
  | Readonly<{ type: 'visit-asked'; visit: VisitWish }>
  | Readonly<{ type: 'visit-done'; asked: number }>
  | Readonly<{ type: 'allowed-loaded'; allowed: readonly SessionAccess[] }>
  | Readonly<{ type: 'allowed-forgotten' }>
  | Readonly<{ type: 'question-asked'; question: PowerQuestion }>
  | Readonly<{ type: 'question-answered'; asked: number; isAllowed: boolean }>
  | Readonly<{ type: 'clipboard-filled'; label: string; clearsAt?: number }>
  | Readonly<{ type: 'clipboard-cleared' }>
  | Readonly<{ type: 'told'; notice: NonNullable<State['notice']> }>
  | Readonly<{ type: 'notice-dismissed' }>;

export const initialState = (now: number): State => ({
  now,
  ready: false,
  sessions: [],
  skipped: [],
  listings: {},
  known: [],
  signIns: [],
  failedSignIns: [],
  pins: [],
  uses: [],
  settings: usualSettings,
  profiles: [],
  secretFiles: [],
  reminded: [],
  visitsAsked: 0,
  allowed: [],
  surroundings: { tray: 'unknown', notifications: 'unknown', screen: 'open', usualFormat: 'env' },
});
