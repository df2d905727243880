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
 * for the same sign-in as another is left out.
 */
export function claimTokens(
  configured: readonly ConfiguredSession[],
  files: readonly TokenFile[],
  now: number,
): Claims {
  const unclaimed = new Map(files.map((file) => [file.file, file]));
  const skipped: SkippedFile[] = [];
  const seats = configured.map((session): Seat => {
    const file = tokenFileName(session.id);
    const taken = unclaimed.get(file);
    if (taken === undefined) return { ...session, shared: true };
    unclaimed.delete(file);
    const { startUrl = session.startUrl } = taken.record;
    if (portalOf(startUrl) === portalOf(session.startUrl)) return { ...session, taken, shared: true };
    // The session was changed, or two config files use one name: accounts of one company must not show as another's.
    const reason = `It is a sign-in to ${startUrl}, but the session "${session.id}" is for ${session.startUrl}.`;
    skipped.push({ file, reason });
    return { ...session, shared: true };
  });
  const kept = seats.filter((seat) => seat.form !== 'legacy' || !isRepeat(seat, seats, now));
  return { seats: kept, unclaimed: [...unclaimed.values()], skipped };
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
