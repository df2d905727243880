import { isNewerToken } from '../domain/is-newer-token.ts';
import { isOfPortal, type KeptItem } from '../domain/kept-item.ts';
import { asBefore, isKept, type KeptSession, onItsWayOut } from '../domain/kept-session.ts';
import { sameToken } from '../domain/same-token.ts';
import { tokenFileName } from '../domain/token-file-name.ts';
import { tokenText } from '../domain/token-text.ts';
import { clearPlainTokens } from './clear-plain-tokens.ts';
import { findPlainTokens, type PlainToken, type SessionPlace } from './find-plain-tokens.ts';
import type { KeptTokens } from './kept-tokens.ts';
import type { Asking } from './keychain.ts';
import { type Bringing, keptNow, type MovePorts } from './move-ports.ts';
import { backUnnoted, keepsWriting, signInToElsewhere, stillInKeychain } from './move-problems.ts';

/** How often a program may put another token there while this one is being written. */
const mostTries = 8;

/**
 * Brings a session's token back into a file of the AWS CLI, with the registrations that went with it. The record says `restoring` before
 * anything is written, so that the same call finishes whatever is stopped. Where another program has signed in to the file
 * meanwhile, the newer token stays. `isChosen` false: no place is chosen for its next tokens by that. Rejects with a `Problem`;
 * unless it says that the token is in both places, all is as it was then.
 */
export async function restoreToFile<T>(
  ports: MovePorts,
  { place, asking, between }: Bringing<T>,
  isChosen = true,
): Promise<T> {
  const { record, kept } = ports;
  const before = (await record.list()).find(({ id }) => id === place.id);
  const held = await heldInMemory(ports, place.id, place.startUrl);
  const isIn = isKept(before);
  const { own, aside } = await findPlainTokens(ports.plain, place);
  const orNone = own !== undefined || aside.length > 0;
  const item =
    held ?? (isIn ? await keptNow(ports, place.id, { asking, orNone, startUrl: place.startUrl }) : undefined);
  const putThere = async (): Promise<T> => {
    if (isIn) await record.change(place.id, (now) => onItsWayOut(place.id, now, isChosen));
    return putAndThen(ports, place, item, between);
  };
  const result = await putThere().catch(async (error: unknown) => {
    const isBack = await takeBack(ports, place, before, item).then(
      () => true,
      () => false,
    );
    throw isBack || !(await isInFile(ports, place, item)) ? error : stillInKeychain(place, error);
  });
  try {
    // What is in memory could not go into the keychain, which may be closed still. There nothing of the session is known to be.
    const isKnown = held === undefined || before?.facts !== undefined;
    const removed = isIn || held !== undefined ? kept.remove(place.id, asking, place.startUrl) : undefined;
    await removed?.catch((error: unknown) => {
      if (isKnown) throw error;
    });
    await record.change(place.id, () => (isChosen ? { id: place.id, storage: 'file' } : undefined));
  } catch (error) {
    if (item === undefined) throw error;
    const left = await kept.readAnew(place.id, 'silently').catch(() => item);
    throw left === undefined ? backUnnoted(place, error) : stillInKeychain(place, error);
  }
  return result;
}

/** What could be put nowhere at sign-in, unless the session has another portal by now. */
export async function heldInMemory(
  { kept }: Readonly<{ kept: Pick<KeptTokens, 'known'> }>,
  id: string,
  startUrl?: string,
): Promise<KeptItem | undefined> {
  const held = (await kept.known()).find(({ session, storage }) => session.id === id && storage === 'memory')?.item;
  return held !== undefined && isOfPortal(held, startUrl) ? held : undefined;
}

/** Takes a session's item out of the keychain. Until that is done, the record says that it is on its way out. */
export async function dropItem(
  { record, kept }: MovePorts,
  { id, startUrl }: SessionPlace,
  { asking, isChosen }: Readonly<{ asking: Asking; isChosen: boolean }>,
): Promise<void> {
  await record.change(id, (now) => onItsWayOut(id, now, isChosen));
  await kept.remove(id, asking, startUrl);
}

async function putAndThen<T>(
  ports: MovePorts,
  place: SessionPlace,
  item: KeptItem | undefined,
  between: () => Promise<T>,
): Promise<T> {
  await putIntoFile(ports, place, item);
  for (const [file, text] of item?.registrations ?? []) {
    // One that is there is as good, and one that is missing costs a request.
    await ports.plain.write(file, text, undefined).catch(() => undefined);
  }
  return between();
}

/** The newest token of all that there are comes under the session's name, and is read there; what was put aside goes. */
async function putIntoFile({ plain, clock }: MovePorts, place: SessionPlace, item: KeptItem | undefined) {
  const file = tokenFileName(place.id);
  for (let tries = 0; tries < mostTries; tries++) {
    const { own, ownText, foreign, aside, useless } = await findPlainTokens(plain, place);
    const offered = [...aside.map(dated), ...(item === undefined ? [] : [item])];
    const newest = offered.reduce<Offered | undefined>(
      (best, one) => (best === undefined || isNewerToken(one, best, clock.now()) ? one : best),
      own && dated(own),
    );
    if (newest === undefined || sameToken(newest.token, own?.token)) {
      for (const one of [...aside, ...useless]) await plain.remove(one.file);
      await plain.sweep(file);
      return;
    }
    if (foreign !== undefined) throw signInToElsewhere(place, plain.label(file), foreign);
    await plain.write(file, tokenText(newest.token, newest.text), ownText);
  }
  throw keepsWriting(plain.label(file));
}

type Offered = Pick<KeptItem, 'text' | 'token' | 'receivedAt'>;

const dated = ({ text, token, modifiedAt }: PlainToken): Offered => ({ text, token, receivedAt: modifiedAt });

async function isInFile({ plain }: MovePorts, place: SessionPlace, item: KeptItem | undefined): Promise<boolean> {
  const found = item && (await findPlainTokens(plain, place).catch(() => undefined));
  return found?.own !== undefined && sameToken(found.own.token, item?.token);
}

/** The token stays where it was: the file that was written goes again. */
async function takeBack(
  { record, kept, plain, clock }: MovePorts,
  place: SessionPlace,
  before: KeptSession | undefined,
  item: KeptItem | undefined,
): Promise<void> {
  if (before?.restoring === true) return;
  if (before?.storage === 'keychain') await record.change(place.id, (now) => asBefore(before, now));
  if (item === undefined) return;
  const { own, aside } = await findPlainTokens(plain, place);
  if (aside.length === 0 && !sameToken(own?.token, item.token)) return;
  const takeOver = async ({ token, text, modifiedAt }: PlainToken): Promise<KeptItem> => {
    const next = { ...item, token, text, receivedAt: modifiedAt };
    await kept.write(place.id, next, 'silently');
    return next;
  };
  await clearPlainTokens({ plain, place, handled: [item.token], takeOver, takesOwn: true, now: clock.now() });
}
