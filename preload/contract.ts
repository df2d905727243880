/**
 * The only thing that the window and the app both know. No secret has a place in these types.
 * Times are UTC epoch milliseconds.
 */

/** What a window may ask of the app. */
export type Calls = {
  /** What to show now; later versions arrive as `view.changed`. */
  'view.get': { input: void; output: View };
  'session.choose': { input: { sessionId: string }; output: void };
  /** Reads sessions, accounts and roles anew. */
  'session.reload': { input: void; output: void };
  /** Asks for the roles of one account ahead of the others, because somebody is looking at it. */
  'account.open': { input: { sessionId: string; accountId: string }; output: void };
  /** Puts the account's number on the clipboard (no secret), in place of credentials that may lie there. */
  'account.copyNumber': { input: { accountId: string }; output: void };
  'access.pin': { input: AccessRef & { pinned: boolean }; output: void };
  'access.openConsole': { input: AccessRef; output: void };
  /** Puts credentials on the clipboard, in the main process. */
  'access.copyCredentials': { input: AccessRef; output: { expiration: number } };
  'clipboard.clear': { input: void; output: void };
  /** The exact change that `profile.export` would make. Values that are secret are shown as `[secret]`. */
  'profile.preview': { input: ProfileRequest; output: ProfilePreview };
  'profile.export': { input: ProfileRequest; output: ProfileExported };
  /** Opens one of our own links in the browser; there is no way to ask for another. */
  'link.open': { input: { kind: LinkKind }; output: void };
  /** What a start URL means that somebody types or pastes, as far as the text alone tells. */
  'startUrl.read': { input: { text: string }; output: StartUrlReading };
  /** Asks the portal for its region, where `startUrl.read` gave none. Takes seconds; empty when nothing tells it. */
  'startUrl.findRegion': { input: { startUrl: string }; output: { region?: string } };
  /** Writes a session into the AWS config file, or gives the one that is there for the same portal. */
  'session.add': { input: SessionRequest; output: { sessionId: string } };
  /**
   * Begins to sign in; how it goes on is told by the session's `signIn` and `signInProblem`. While one waits, it joins that,
   * and goes on the other way where that is asked for. A session that no config file knows is added to it first; the answer
   * holds the id that it has then.
   */
  'session.signIn': { input: { sessionId: string; way: SignInWay }; output: { sessionId: string } };
  'session.cancelSignIn': { input: { sessionId: string }; output: void };
  /** Opens the page of the waiting sign-in once more. */
  'session.openSignInPage': { input: { sessionId: string }; output: { opened: boolean } };
  /** Puts the address of that page on the clipboard. */
  'session.copySignInLink': { input: { sessionId: string }; output: void };
  /** Puts the code to be compared on the clipboard. */
  'session.copySignInCode': { input: { sessionId: string }; output: void };
  /** What came of it is told by the view's `notice`. */
  'session.signOut': { input: { sessionId: string }; output: void };
  'session.signOutAll': { input: void; output: void };
  /** Hides what was told last. */
  'notice.dismiss': { input: void; output: void };
};

/** What the app tells a window, unasked. */
export type Events = {
  'view.changed': View;
};

export type AccessRef = { sessionId: string; accountId: string; role: string };

export type LinkKind = 'aws-sign-in-help';

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

export type SessionRequest = {
  startUrl: string;
  region: string;
  /** Without one, a name is made of the start URL. */
  name?: string;
  /** True for a second person on a portal that has a session already; that needs a name of its own. */
  another?: boolean;
};

export type StartUrlReading =
  | {
      ok: true;
      /** As it is to be stored. */
      startUrl: string;
      /** Where the address itself tells it. */
      region?: string;
      /** The name that a new session for it would have. */
      suggestedName: string;
      /** A session that is there for it already. */
      known?: { sessionId: string; name: string };
      /** To choose from where the region is not known; the likeliest first. */
      regions: { region: string; name?: string }[];
    }
  /** `why` is a sentence for people. */
  | { ok: false; why: string };

export type ProfileKind = 'sso' | 'keys';

export type ProfileRequest = AccessRef & { name: string; kind: ProfileKind; region: string };

export type ProfilePreview = {
  /** The file as a person would name it, for example `~/.aws/config`. */
  file: string;
  /** Whole lines, in file order, as a diff around the change. */
  lines: { change: 'same' | 'added' | 'removed'; text: string }[];
  /** True when the profile is there already, just so. */
  unchanged: boolean;
};

export type ProfileExported = { file: string; profile: string; backup?: string; unchanged: boolean };

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
  /** For example "Signed in", "5 h 12 min left, until 18:40", "Ends in 12 min, at 18:40", "Ended at 18:40", "Signed out". */
  timeText: string;
  /** How much of the pass is left, 0 to 1; absent when its end or its length is not known. */
  fractionLeft?: number;
  storage?: 'file' | 'keychain';
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
};

export type ListingView = {
  phase: 'idle' | 'loading' | 'complete' | 'failed';
  /** Accounts whose roles are known, of all. */
  rolesKnown: number;
  problem?: ProblemView;
};

export type ProblemView = { kind: string; what: string; why?: string; next?: string };

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
  /** Set while the clipboard holds credentials that Daypass put there. */
  clipboard?: { label: string; clearsAt: number };
  /** What went wrong last from the tray, or in the background. */
  notice?: { tone: 'done' | 'problem'; text: string };
};

export type CallName = keyof Calls;
export type EventName = keyof Events;
export type Input<C extends CallName> = Calls[C]['input'];
export type Output<C extends CallName> = Calls[C]['output'];

/** The names as values: a missing or a foreign one does not compile. */
export const calls = Object.keys({
  'view.get': 0,
  'session.choose': 0,
  'session.reload': 0,
  'account.open': 0,
  'account.copyNumber': 0,
  'access.pin': 0,
  'access.openConsole': 0,
  'access.copyCredentials': 0,
  'clipboard.clear': 0,
  'profile.preview': 0,
  'profile.export': 0,
  'link.open': 0,
  'startUrl.read': 0,
  'startUrl.findRegion': 0,
  'session.add': 0,
  'session.signIn': 0,
  'session.cancelSignIn': 0,
  'session.openSignInPage': 0,
  'session.copySignInLink': 0,
  'session.copySignInCode': 0,
  'session.signOut': 0,
  'session.signOutAll': 0,
  'notice.dismiss': 0,
} satisfies Record<CallName, 0>) as CallName[];

export const events = Object.keys({ 'view.changed': 0 } satisfies Record<EventName, 0>) as EventName[];

/** Errors do not survive IPC, so answers say in data whether they worked. */
export type Reply<T> = { ok: true; value: T } | { ok: false; problem: ProblemView };

/** `window.daypass`. */
export type Bridge = {
  [C in CallName]: (input: Input<C>) => Promise<Reply<Output<C>>>;
} & {
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
};

/** The wire name of a call or an event: nothing else on the wire bears this prefix. */
export const channelOf = (name: CallName | EventName): string => `daypass:${name}`;
