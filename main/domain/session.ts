import type { ProblemWords } from './problem.ts';
import type { SessionTrouble } from './session-trouble.ts';

/** Where a session's token is kept. `memory`: nowhere else, until Daypass quits. */
export type Storage = 'file' | 'keychain' | 'memory';

/** What may be known of a token without holding it. Times are UTC epoch milliseconds. */
export type TokenFacts = Readonly<{
  expiresAt: number;
  /** When this token was written, if known: the length of the pass. */
  receivedAt?: number;
  refreshable: boolean;
  storage: Storage;
  /**
   * False when the token lies under a file name that the AWS CLI does not look up for this session, so that
   * an exported `sso` profile would not find it.
   */
  sharedWithAwsCli: boolean;
  /** Why it can't be read where it is kept now; then this is what was known when it was put there. */
  unread?: ProblemWords;
  /**
   * A token file of the session's name that is still to be moved; since when it lies there. `newer` than the token in the keychain, or just
   * `another` one; `only`: the keychain has none of this session.
   */
  plaintext?: Readonly<{ since: number; is: 'newer' | 'another' | 'only' }>;
}>;

/**
 * One sign-in to one access portal. `id` is the text whose SHA-1 names the session's token file: the name of an
 * `[sso-session]`, or the start URL, byte for byte, of a legacy session
 * (botocore's SSOTokenLoader); or it names the file itself, where only that tells of the session (`idOfTokenFile`).
 */
export type Session = Readonly<{
  id: string;
  /** Shown to people and accepted by `--session`; unique among the sessions found. */
  name: string;
  /** `cached`: known only from a token whose name is in no config file. */
  form: 'sso-session' | 'legacy' | 'cached';
  startUrl: string;
  region: string;
  /** Of a legacy session: a profile that names its start URL, for `aws sso login --profile`. */
  profile?: string;
  /** What its section asks for at sign-in (`sso_registration_scopes`), where it says so. */
  scopes?: readonly string[];
  token?: TokenFacts;
  /** Without a token: there may be one in the keychain all the same, which can't be known now. */
  isUnsure?: true;
  /** The profiles that look for its token in a file, where it is not; absent where there is none. */
  lostProfiles?: readonly string[];
  /** Why its token could not be renewed. Known only while the app runs. */
  trouble?: SessionTrouble;
}>;

/** A file in the token cache that was left out, and why, in plain words. */
export type SkippedFile = Readonly<{ file: string; reason: string }>;

/**
 * `renewable`: its token ran out, and AWS gives a new one without the person, as far as is known. `offline`: the same, but AWS
 * can't be asked, so nobody knows. `blocked`: the same, but something else stands in the way.
 */
export type SessionState = 'signed-in' | 'ending-soon' | 'renewable' | 'offline' | 'blocked' | 'ended' | 'signed-out';

/** From this long before the end, people are warned. */
export const endingSoonMs = 15 * 60_000;

/**
 * True where AWS renews the token without the person: then its end is nobody's business, and when the person has to sign in
 * again is not known. While somebody has to put something right first, its end is what there is to know.
 */
export const renewsItself = ({ token, trouble }: Session): boolean =>
  token?.refreshable === true && !['over', 'refused', 'blocked'].includes(trouble?.kind ?? '');

/** The moment (UTC ms) until which its token is good, as far as is known; undefined where none is, or AWS refused it before. */
export const endOf = ({ token, trouble }: Session): number | undefined =>
  trouble?.kind === 'refused' ? undefined : token?.expiresAt;

/**
 * What to tell of the trouble with renewing a session, at `now` (UTC ms). What passes by itself is told only once the token has
 * run out; being offline is told by the state.
 */
export function shownTrouble(session: Session, now: number): ProblemWords | undefined {
  const { trouble } = session;
  const isShown = trouble?.kind === 'blocked' || sessionStateAt(session, now) === 'blocked';
  return isShown && trouble !== undefined && 'words' in trouble ? trouble.words : undefined;
}

/** The state of a session at `now` (UTC ms). A token that ends at `now` has ended. */
export function sessionStateAt(session: Session, now: number): SessionState {
  if (session.token === undefined) return 'signed-out';
  const left = session.token.expiresAt - now;
  const trouble = session.trouble?.kind;
  if (trouble === 'refused') return 'ended';
  if (renewsItself(session)) {
    if (left > 0) return 'signed-in';
    return trouble === 'offline' ? 'offline' : trouble === 'busy' ? 'blocked' : 'renewable';
  }
  // Written so that a date that could not be read (NaN) counts as ended.
  if (!(left > 0)) return trouble === 'blocked' ? 'blocked' : 'ended';
  return left <= endingSoonMs ? 'ending-soon' : 'signed-in';
}
