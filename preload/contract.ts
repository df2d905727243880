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
  /** Puts the command that signs this session in on the clipboard (no secret in it). */
  'session.copySignInCommand': { input: { sessionId: string }; output: void };
  /** Hides what was told last. */
  'notice.dismiss': { input: void; output: void };
};

/** What the app tells a window, unasked. */
export type Events = {
  'view.changed': View;
};

export type AccessRef = { sessionId: string; accountId: string; role: string };

export type LinkKind = 'aws-cli-install' | 'aws-sign-in-help';

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
  state: 'signed-in' | 'ending-soon' | 'ended' | 'signed-out';
  /** For example "5 h 12 min left, until 18:40", "Ends in 12 min, at 18:40", "Ended at 18:40", "Signed out". */
  timeText: string;
  /** How much of the pass is left, 0 to 1; absent when its length is not known. */
  fractionLeft?: number;
  storage?: 'file' | 'keychain';
  /** The command that signs this session in, for as long as Daypass can't itself. */
  signInCommand: string;
  legacy: boolean;
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
  notice?: { text: string };
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
  'session.copySignInCommand': 0,
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
