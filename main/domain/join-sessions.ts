import { adoptTokens } from './adopt-tokens.ts';
import { claimTokens } from './claim-tokens.ts';
import type { ConfiguredSession } from './configured-sessions.ts';
import type { Seat, TokenFile } from './seat.ts';
import type { Session, SkippedFile, TokenFacts } from './session.ts';
import { nameFromStartUrl, uniqueName } from './session-name.ts';
import type { Token } from './token.ts';

/**
 * A session, with its token when there is one that was read; `unread` is whose item it is, where it was not. The token stays in the main
 * process.
 */
export type JoinedSession = Readonly<{ session: Session; token?: Token; unread?: string }>;

type JoinedSessions = Readonly<{ joined: readonly JoinedSession[]; skipped: readonly SkippedFile[] }>;

const longestPassMs = 90 * 24 * 60 * 60_000;
const clockSkewMs = 60_000;

/**
 * The sessions of the config file and of the token cache as one list without duplicates: the configured ones first, in
 * their order, then those known only from the cache. `now` is UTC ms. Two `[sso-session]` sections on one portal are two
 * people: they never share a token.
 */
export function joinSessions(
  configured: readonly ConfiguredSession[],
  files: readonly TokenFile[],
  now: number,
): JoinedSessions {
  const claims = claimTokens(configured, files, now);
  const adoption = adoptTokens(claims.seats, claims.unclaimed, now);
  // An order that stays the same when tokens are renewed, so that names with numbers do.
  const cached = adoption.seats
    .filter(({ form }) => form === 'cached')
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const seats = [...adoption.seats.filter(({ form }) => form !== 'cached'), ...cached];

  const taken = new Set(seats.filter(({ form }) => form === 'sso-session').map(({ id }) => id));
  const joined = seats.map((seat): JoinedSession => {
    const name = seat.form === 'sso-session' ? seat.id : uniqueName(nameFromStartUrl(seat.startUrl), taken);
    taken.add(name);
    const { taken: file, shared, ...rest } = seat;
    if (file === undefined) return { session: { ...rest, name } };
    const token = tokenOf(file, seat);
    const unread = file.place?.unreadOf?.id;
    return {
      session: { ...rest, name, token: factsOf(file, shared, now) },
      ...(token !== undefined && { token }),
      ...(unread !== undefined && { unread }),
    };
  });
  return { joined, skipped: [...claims.skipped, ...adoption.skipped] };
}

const keyOf = ({ startUrl, id }: Seat): string => `${startUrl}\n${id}`;

function factsOf({ record, modifiedAt, place }: TokenFile, shared: boolean, now: number): TokenFacts {
  const { expiresAt, refreshToken, client } = record;
  const { unreadOf, storage, ...rest } = place ?? { storage: 'file' };
  const length = expiresAt - modifiedAt;
  // A restored or copied file has a date that says nothing about the token.
  const isPlausible = length > 0 && length <= longestPassMs && modifiedAt <= now + clockSkewMs;
  return {
    expiresAt,
    ...(isPlausible && { receivedAt: modifiedAt }),
    refreshable:
      unreadOf?.refreshable ?? (refreshToken !== undefined && client !== undefined && client.expiresAt > now),
    storage,
    sharedWithAwsCli: shared && storage === 'file',
    ...rest,
  };
}

/** The region is the one that issued the token, which is the only place where it is good. */
function tokenOf({ record }: TokenFile, { startUrl, region }: Seat): Token | undefined {
  const { accessToken } = record;
  return accessToken && { ...record, accessToken, startUrl, region: record.region ?? region };
}
