import type { ConfiguredSession } from './configured-sessions.ts';
import { portalOf } from './portal-of.ts';
import { isLive, type Seat, samePortal, type TokenFile } from './seat.ts';
import type { SkippedFile } from './session.ts';
import { tokenFileName } from './token-file-name.ts';

type Claims = Readonly<{
  seats: readonly Seat[];
  unclaimed: readonly TokenFile[];
  skipped: readonly SkippedFile[];
}>;

/**
 * Gives every configured session the token file that bears its name, as the AWS CLI does. A legacy session that stands
 * for the same sign-in as another is left out. Of two tokens under one name that is nobody's, the first counts.
 */
export function claimTokens(
  configured: readonly ConfiguredSession[],
  files: readonly TokenFile[],
  now: number,
): Claims {
  const unclaimed = new Map<string, readonly TokenFile[]>();
  for (const one of files) unclaimed.set(one.file, [...(unclaimed.get(one.file) ?? []), one]);
  const skipped: SkippedFile[] = [];
  const seats = configured.map((session): Seat => {
    const file = tokenFileName(session.id);
    const named = unclaimed.get(file) ?? [];
    unclaimed.delete(file);
    let seat: Seat = { ...session, shared: true };
    for (const taken of named) {
      const { startUrl = session.startUrl } = taken.record;
      if (portalOf(startUrl) === portalOf(session.startUrl)) {
        seat = { ...seat, taken };
        continue;
      }
      // The session was changed, or two config files use one name: accounts of one company must not show as another's.
      const reason = `It is a sign-in to ${startUrl}, but the session "${session.id}" is for ${session.startUrl}.`;
      skipped.push({ file, reason });
    }
    return seat;
  });
  const kept = seats.filter((seat) => seat.form !== 'legacy' || !isRepeat(seat, seats, now));
  return { seats: kept, unclaimed: [...unclaimed.values()].flatMap((named) => named.slice(0, 1)), skipped };
}

function isRepeat(legacy: Seat, seats: readonly Seat[], now: number): boolean {
  const alike = seats.filter((seat) => samePortal(seat, legacy));
  const ssoSessions = alike.filter(({ form }) => form === 'sso-session');
  const [ssoSession] = ssoSessions;
  if (ssoSession !== undefined && ssoSessions.length === 1) {
    return !isLive(legacy.taken, now) || isLive(ssoSession.taken, now);
  }
  // One legacy portal written in several ways (`/start`, `/start/`): the AWS CLI keeps a token for each of them.
  const ways = alike.filter(({ form }) => form === 'legacy');
  const best = ways.find(({ taken }) => isLive(taken, now)) ?? ways.find(({ taken }) => taken !== undefined) ?? ways[0];
  return legacy !== best && !isLive(legacy.taken, now);
}
