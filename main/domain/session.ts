/** Where a session's token is kept. */
export type Storage = 'file' | 'keychain';

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
}>;

/**
 * One sign-in to one access portal. `id` is the text whose SHA-1 names the session's token file: the name of an
 * `[sso-session]`, or the start URL, byte for byte, of a legacy session
 * (botocore's SSOTokenLoader).
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
  /** Why its token could not be renewed: AWS can't be asked just now, or renews it no more. Known only while the app runs. */
  trouble?: 'offline' | 'over';
}>;

/** A file in the token cache that was left out, and why, in plain words. */
export type SkippedFile = Readonly<{ file: string; reason: string }>;

/**
 * `renewable`: its token ran out, and AWS gives a new one without the person, as far as is known. `offline`: the same, but AWS
 * can't be asked, so nobody knows.
 */
export type SessionState = 'signed-in' | 'ending-soon' | 'renewable' | 'offline' | 'ended' | 'signed-out';

/** From this long before the end, people are warned. */
export const endingSoonMs = 15 * 60_000;

/**
 * True where AWS renews the token without the person: then its end is nobody's business, and when the person has to sign in
 * again is not known.
 */
export const renewsItself = ({ token, trouble }: Session): boolean => token?.refreshable === true && trouble !== 'over';

/** The state of a session at `now` (UTC ms). A token that ends at `now` has ended. */
export function sessionStateAt(session: Session, now: number): SessionState {
  if (session.token === undefined) return 'signed-out';
  const left = session.token.expiresAt - now;
  if (renewsItself(session)) {
    if (left > 0) return 'signed-in';
    return session.trouble === 'offline' ? 'offline' : 'renewable';
  }
  // Written so that a date that could not be read (NaN) counts as ended.
  if (!(left > 0)) return 'ended';
  return left <= endingSoonMs ? 'ending-soon' : 'signed-in';
}
