import type { ConsolePage } from '../../preload/contract.ts';
import { type SessionAccess, sameAccess } from './access.ts';
import { keepSameItems } from './same-value.ts';
import type { Listing, Pin } from './state.ts';

/** More pins than this are a list again, and a menu that no screen holds. */
export const mostPins = 50;

/** True where there is room for this pin, or where it is already there. */
export const canPin = (pins: readonly Pin[], access: SessionAccess): boolean =>
  pins.length < mostPins || pins.some((pin) => sameAccess(pin, access));

/** The pins after one was set or taken away, in the order they were set; the same list when nothing changed. */
export function pinChanged(
  pins: readonly Pin[],
  { sessionId, accountId, role }: SessionAccess,
  pinned: boolean,
  listing: Listing | undefined,
): readonly Pin[] {
  const access = { sessionId, accountId, role };
  const known = pins.some((pin) => sameAccess(pin, access));
  if (known === pinned) return pins;
  if (!pinned) return pins.filter((pin) => !sameAccess(pin, access));
  return canPin(pins, access) ? withNames([...pins, access], sessionId, listing) : pins;
}

/** The first `most` of them, each access once. A file that somebody else wrote may hold any number. */
export function distinctPins<P extends Pin>(pins: readonly P[], most: number): readonly P[] {
  const distinct: P[] = [];
  for (const pin of pins) {
    if (distinct.length === most) break;
    if (!distinct.some((other) => sameAccess(other, pin))) distinct.push(pin);
  }
  return distinct;
}

/** The pins with another page for one of them; the same list when nothing changed. */
export function pinPageChanged(
  pins: readonly Pin[],
  access: SessionAccess,
  page: ConsolePage | undefined,
): readonly Pin[] {
  const changed = pins.map((pin): Pin => {
    if (!sameAccess(pin, access)) return pin;
    const { page: _, ...rest } = pin;
    return page === undefined ? rest : { ...rest, page };
  });
  return keepSameItems(pins, changed, keyOf);
}

const keyOf = ({ sessionId, accountId, role }: SessionAccess): string => JSON.stringify([sessionId, accountId, role]);

/** The pins of a session with their accounts' names as the listing has them; the same list when nothing changed. */
export function withNames<P extends Pin>(
  pins: readonly P[],
  sessionId: string,
  listing: Listing | undefined,
): readonly P[] {
  if (listing === undefined || !pins.some((pin) => pin.sessionId === sessionId)) return pins;
  const names = new Map(listing.accounts.map(({ accountId, accountName }) => [accountId, accountName]));
  const named = pins.map((pin): P => {
    const accountName = pin.sessionId === sessionId ? names.get(pin.accountId) : undefined;
    return accountName === undefined ? pin : { ...pin, accountName };
  });
  return keepSameItems(pins, named, keyOf);
}
