import type { ConfiguredSession } from './configured-sessions.ts';
import { portalOf } from './portal-of.ts';
import type { TokenFacts } from './session.ts';
import type { TokenRecord } from './token-record.ts';

/**
 * A token: a file of the token cache, or what is kept elsewhere, by the name that its file would have. Times are UTC epoch milliseconds.
 */
export type TokenFile = Readonly<{
  file: string;
  modifiedAt: number;
  /** Without an access token where it was not read yet. */
  record: Omit<TokenRecord, 'accessToken'> & Partial<Pick<TokenRecord, 'accessToken'>>;
  /** Absent: it is in that file, where it belongs. */
  place?: TokenPlace;
}>;

export type TokenPlace = Pick<TokenFacts, 'storage' | 'unread' | 'plaintext'> &
  Readonly<{
    /** Whose item it is, where that was not read yet. */
    unreadOf?: Readonly<{ id: string; refreshable: boolean }>;
  }>;

/** A session on its way: where it comes from, and the token file that is its own, if any. */
export type Seat = Omit<ConfiguredSession, 'form'> &
  Readonly<{
    form: ConfiguredSession['form'] | 'cached';
    taken?: TokenFile;
    /** False when the AWS CLI would not look for the token under that file name. */
    shared: boolean;
  }>;

/** A token that lasts beyond `now`. */
export const isLive = (file: TokenFile | undefined, now: number): file is TokenFile =>
  file !== undefined && file.record.expiresAt > now;

type OnPortal = Readonly<{ startUrl: string; region: string }>;

/** True for two ways to write one portal. */
export const samePortal = (a: OnPortal, b: OnPortal): boolean =>
  a.region === b.region && portalOf(a.startUrl) === portalOf(b.startUrl);
