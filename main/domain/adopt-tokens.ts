import { isAside } from './aside-name.ts';
import { isLive, type Seat, samePortal, type TokenFile } from './seat.ts';
import type { Secret } from './secret.ts';
import type { SkippedFile } from './session.ts';
import { idOfTokenFile, tokenFileName } from './token-file-name.ts';

type Adoption = Readonly<{ seats: readonly Seat[]; skipped: readonly SkippedFile[] }>;

/**
 * Finds a place for tokens under names that no configured session has: some writers hash differently, and the AWS CLI
 * keeps the tokens of profiles that are gone. Each becomes the token of the one session it can belong to, a session of
 * its own, or is left out because it adds nothing; that is said only of tokens that are still good.
 */
export function adoptTokens(seats: readonly Seat[], unclaimed: readonly TokenFile[], now: number): Adoption {
  let adopted = [...seats];
  const skipped: SkippedFile[] = [];
  // The longest-lasting first, so that older copies find their place taken.
  const inOrder = unclaimed.toSorted((a, b) => b.record.expiresAt - a.record.expiresAt || (a.file < b.file ? -1 : 1));
  for (const file of inOrder) {
    const place = placeOf(file, adopted, now);
    if (place.kind === 'new') adopted.push(place.seat);
    else if (place.kind === 'existing') adopted = adopted.map((seat) => (seat === place.seat ? place.filled : seat));
    else if (place.reason !== undefined) skipped.push({ file: file.file, reason: place.reason });
  }
  return { seats: adopted, skipped };
}

type Place =
  | Readonly<{ kind: 'new'; seat: Seat }>
  | Readonly<{ kind: 'existing'; seat: Seat; filled: Seat }>
  | Readonly<{ kind: 'none'; reason?: string }>;

function placeOf(taken: TokenFile, seats: readonly Seat[], now: number): Place {
  const { startUrl, region, accessToken } = taken.record;
  if (startUrl === undefined || region === undefined) {
    return { kind: 'none', reason: 'It belongs to another program: it is not a sign-in to an AWS access portal.' };
  }
  const live = isLive(taken, now);
  const alike = seats.filter((seat) => samePortal(seat, { startUrl, region }));
  const original = alike.find(({ taken: other }) => accessToken && isSame(other?.record.accessToken, accessToken));
  // Being moved just now: what is left of a move is taken to its place soon.
  if (isAside(taken.file) && alike.some((seat) => isLive(seat.taken, now))) return { kind: 'none' };
  if (original !== undefined) return leftOut(live, `It is a copy of the sign-in in ${original.taken?.file}.`);

  const [only] = alike.length === 1 ? alike : [];
  const isCliName = taken.file === tokenFileName(startUrl);
  const onlyIsConfigured = only !== undefined && only.form !== 'cached';
  if (onlyIsConfigured && !isCliName && !isLive(only.taken, now) && (live || only.taken === undefined)) {
    return { kind: 'existing', seat: only, filled: { ...only, taken, shared: false } };
  }
  if (alike.length > 0 && !live) return leftOut(live);
  if (isCliName && only?.form === 'sso-session' && isLive(only.taken, now)) {
    return leftOut(live, `The session "${only.id}" is signed in to the same portal.`);
  }
  const id = isCliName ? startUrl : idOfTokenFile(taken.file);
  return { kind: 'new', seat: { form: 'cached', id, startUrl, region, taken, shared: isCliName } };
}

const isSame = (a: Secret | undefined, b: Secret): boolean => a?.reveal() === b.reveal();

function leftOut(live: boolean, reason?: string): Place {
  return live && reason !== undefined ? { kind: 'none', reason } : { kind: 'none' };
}
