/** What the window shows: the part of the contract that is told, not asked. Times are UTC epoch milliseconds. */

import type { ConsolePage } from './parts/console-services.ts';
import type { CopyFormat } from './parts/copy-formats.ts';
import type { QuestionView } from './parts/question-view.ts';
import type { SecretFileView } from './parts/secret-file-view.ts';

export type AccessRef = { sessionId: string; accountId: string; role: string };

/** In the browser, which comes back to Daypass by itself; or with a code, to be compared on any device. */
export type SignInWay = 'browser' | 'device';

export type SignInView = {
  way: SignInWay;
  /** Where the person approves. Absent while it is being prepared. */
  page?: {
    url: string;
    /** To be compared with the one on the page; only with `device`. */
    userCode?: string;
    /** When Daypass stops waiting for the person. */
    endsAt: number;
    /** False when no browser could be opened: then the link is to be copied. */
    opened: boolean;
  };
};

export type ProfileKind = 'sso' | 'process' | 'keys';

/** A profile that Daypass made, and what became of it. */
export type MadeProfileView = AccessRef & {
  id: string;
  name: string;
  kind: ProfileKind;
  /** Absent where there is no such session any more. */
  sessionName?: string;
  /** Absent where the portal gave none, or the accounts are not listed. */
  accountName?: string;
  region: string;
  /** The file that it is in, as a person would name it. */
  file: string;
  state: {
    /**
     * `fresh`: it works. `waiting`: it works again as soon as somebody signs in. `changed`: somebody else changed it, so it is
     * theirs; Daypass leaves it alone, and it may be taken off the list. `broken`: it does not work.
     */
    is: 'fresh' | 'waiting' | 'changed' | 'broken';
    /** For example "Renews at 14:05"; what is wrong, and where. */
    text: string;
    /** True where `profile.repair` mends it, and nothing of somebody else's is lost by it. */
    repairable: boolean;
  };
};

export type Theme = 'system' | 'light' | 'dark';

export type SettingsView = {
  /** Minutes before the end, the longest first. */
  remindBefore: number[];
  remindOfNewAccess: boolean;
  startAtLogin: boolean;
  /** Why the app could not be made to start at login. */
  startAtLoginProblem?: string;
  /** As Electron writes it, for example `Control+Alt+D`; empty: none. */
  shortcut: string;
  shortcutProblem?: string;
  theme: Theme;
  exportKind: ProfileKind;
  /** Empty: the region of the session. */
  exportRegion: string;
  /** What names of new profiles are made from, for example `{account}-{role}`. */
  profileName: string;
  /** Seconds; 0: never. */
  clearClipboardAfter: number;
  openWindowAtStart: boolean;
  /** The form of the next copied credentials: the one chosen last, else the one that suits this system. */
  copyFormat: CopyFormat;
  /** Where the tokens of new sign-ins belong, unless something else was chosen for the session. */
  storeTokensIn: 'file' | 'keychain';
  /** What becomes of a plain token file that another program writes for a session in the keychain. */
  newPlaintext: 'move' | 'leave';
  /** How many powerful roles in production may be used without being asked again. */
  allowedRoles: number;
  /** What is not to be had on this machine, so that the page can say so. */
  tray: 'unknown' | 'shown' | 'none';
  notifications: 'unknown' | 'shown' | 'silent' | 'none';
};

/** A reminder that no notification could show. */
export type ReminderView = {
  key: string;
  sessionId: string;
  title: string;
  body: string;
  actions: { action: 'sign-in' | 'snooze' | 'open'; text: string }[];
};

/** Where the person asked to be taken from outside the window. `asked` counts up, so that one wish is told from the next. */
export type VisitView =
  | { asked: number; to: 'search' | 'settings' }
  | { asked: number; to: 'export'; access: AccessRef };

export type SessionView = {
  id: string;
  name: string;
  startUrl: string;
  region: string;
  /**
   * `renewing`: the person is signed in as far as is known, and the token that AWS renews without them is being renewed.
   * `offline`: the same, but AWS can't be asked, so nobody knows whether they still are; Daypass tries again by itself.
   * `blocked`: the same, but something else stands in the way of a new token; `trouble` says what.
   */
  state: 'signed-in' | 'ending-soon' | 'renewing' | 'offline' | 'blocked' | 'ended' | 'signed-out';
  /** `signed-out`, as far as is known: there may be a token in the keychain all the same. */
  isUnsure?: true;
  /** For example "Signed in", "5 h 12 min left, until 18:40", "Ends in 12 min, at 18:40", "Ended at 18:40", "Signed out". */
  timeText: string;
  /** How much of the pass is left, 0 to 1; absent when its end or its length is not known. */
  fractionLeft?: number;
  storage?: 'file' | 'keychain' | 'memory';
  /**
   * Where its token is, in words, with the age of one in a file: "In a file that any program of yours can read, for 3 days", "In the
   * keychain", "In memory, until Daypass quits".
   */
  storageText?: string;
  /** A plain file of it lies beside the keychain and is to be moved, or was left there as set; in words. */
  plaintext?: { text: string };
  /** Profiles look for its token in a file, where it is not; in words. A move to the keychain changes them. */
  lostProfiles?: { count: number; text: string };
  /** Why its token in the keychain can't be read, or renewed, now; `keychain.tryAgain` asks once more. */
  unread?: Omit<ProblemView, 'kind'>;
  legacy: boolean;
  /** A sign-in that waits for its person. */
  signIn?: SignInView;
  /** Why the session can't be renewed, and what to do about it. */
  trouble?: Omit<ProblemView, 'kind'>;
  /** Why the last sign-in came to nothing, until the next one. */
  signInProblem?: ProblemView;
};

export type RoleView = {
  role: string;
  pinned: boolean;
  /** How powerful the name sounds: read-only roles come first, administrator roles last. */
  power: 'read-only' | 'other' | 'admin';
};

export type AccountView = {
  accountId: string;
  /** The account's name, or its number when the portal gives none. */
  name: string;
  emailAddress?: string;
  /** A name that sounds like production is marked. */
  production: boolean;
  /** Absent while they are being fetched. Safest first. */
  roles?: RoleView[];
};

export type PinnedView = AccessRef & {
  accountName: string;
  sessionName: string;
  power: RoleView['power'];
  production: boolean;
  /** Where its console opens; `text` is for example "S3 · eu-west-1". */
  page?: ConsolePage & { text: string };
};

export type ListingView = {
  phase: 'idle' | 'loading' | 'complete' | 'failed';
  /** Accounts whose roles are known, of all. */
  rolesKnown: number;
  problem?: ProblemView;
};

export type ProblemView = { kind: string; what: string; why?: string; next?: string };

export type JobAccountView = { accountId: string; accountName: string };

/** A job over several accounts, from its begin until it is dismissed or its session is signed out. */
export type JobView = {
  sessionId: string;
  sessionName: string;
  role: string;
  power: RoleView['power'];
  phase: 'running' | 'done' | 'cancelled' | 'failed';
  /** What it is at or what came of it, for example "Credentials of 12 of 40 accounts". */
  text: string;
  /** Accounts that are through, of those known so far. */
  done: number;
  of: number;
  /** Once it is over: the accounts that do not have the role. */
  without: JobAccountView[];
  /** Once it is over: the accounts in which it came to nothing, and why. */
  failures: (JobAccountView & { reason: string })[];
  /** With `failed` alone. */
  problem?: ProblemView;
} & (
  | {
      job: 'verify';
      /** Once it is done: the accounts with the role, by name, each with who one is there, or the reason why that is not known. */
      rows: (JobAccountView & ({ arn: string } | { reason: string }))[];
    }
  | {
      job: 'file';
      /** Once it is done. */
      file?: { label: string; accounts: number };
    }
  | {
      job: 'profiles';
      kind: ProfileKind;
      /** Once it is done; `written` are those that are new or changed. `changeId` is for `profile.undo`. */
      profiles?: { file: string; backup?: string; written: number; unchanged: number; changeId?: string };
      /** Profiles that were left as they are, and why. */
      conflicts: (JobAccountView & { profile: string; why: string })[];
    }
);

export type View = {
  /** False until the token cache has been read for the first time. */
  ready: boolean;
  sessions: SessionView[];
  /** The id of the session whose accounts are shown. */
  chosen?: string;
  accounts: AccountView[];
  pinned: PinnedView[];
  listing: ListingView;
  /**
   * What was left out, and why. `file` is the name of a file in the token cache, or the config file as a person writes it
   * (`~/.aws/config`), once for each of its sections that can't be used.
   */
  skipped: { file: string; reason: string }[];
  /** A config file that could not be read, and what to do. */
  problem?: ProblemView;
  /** Set while the clipboard holds credentials that Daypass put there; without `clearsAt` they stay. */
  clipboard?: { label: string; clearsAt?: number };
  /** What went wrong last from the tray, or in the background. */
  notice?: { tone: 'done' | 'problem'; text: string };
  settings: SettingsView;
  reminders: ReminderView[];
  /** The profiles that Daypass made, by name. */
  profiles: MadeProfileView[];
  visit?: VisitView;
  question?: QuestionView;
  /** The job over several accounts that runs, or that was the last one. */
  job?: JobView;
  /** The oldest first. */
  secretFiles: SecretFileView[];
};
