import { isNewerToken } from '../domain/is-newer-token.ts';
import type { KeptItem } from '../domain/kept-item.ts';
import { asBefore, inKeychain, isKept, isUnchosen, type KeptSession } from '../domain/kept-session.ts';
import { NothingPut } from '../domain/nothing-put.ts';
import { isRegistrationOf } from '../domain/of-sign-in.ts';
import { sameToken } from '../domain/same-token.ts';
import type { Token } from '../domain/token.ts';
import { readTokenRecord } from '../domain/token-record.ts';
import { tokenText } from '../domain/token-text.ts';
import { clearPlainTokens } from './clear-plain-tokens.ts';
import { findPlainTokens, type PlainToken, readEach, type SessionPlace } from './find-plain-tokens.ts';
import { type Bringing, keptNow, type MovePorts } from './move-ports.ts';
import { stillInFile } from './move-problems.ts';
import { dropItem, heldInMemory } from './restore-to-file.ts';

/** `sharing`: the files of other sign-ins that hold one of its secrets as well. */
export type MovedIn<T> = Readonly<{ between: T; token: Token | undefined; sharing: readonly string[] }>;

/** What the session is signed in with, and the tokens of files that this takes the place of, or that are it. */
type Put = Readonly<{ item: KeptItem | undefined; handled: readonly Token[] }>;

/**
 * Brings a session's token into the keychain. The record says so before anything is written, so that whatever is stopped after that is a
 * session in the keychain with a plain file beside it, which the same call finishes. `takesOwn` false leaves the file under the
 * session's name alone, and finishes only what was put aside. Rejects with a `Problem`; unless it says that the token is in
 * both places, all is as it was then.
 */
export async function moveToKeychain<T>(
  ports: MovePorts,
  { place, asking, between }: Bringing<T>,
  takesOwn = true,
): Promise<MovedIn<T>> {
  const { record, kept, plain, clock } = ports;
  const before = (await record.list()).find(({ id }) => id === place.id);
  const held = await heldInMemory(ports, place.id, place.startUrl);
  let mayBeThere = false;
  const write = async (item: KeptItem): Promise<void> => {
    mayBeThere = true;
    await kept.write(place.id, item, asking).catch((error: unknown) => {
      mayBeThere = !(error instanceof NothingPut);
      throw error;
    });
  };
  const orTakeBack = async (error: unknown): Promise<never> => {
    await takeBack(ports, place, { before, held, mayBeThere }).catch(() => undefined);
    throw !isKept(before) && (await isInBoth(ports, place)) ? stillInFile(place, error) : error;
  };
  const putting = { place, asking, isIn: isKept(before), held, takesOwn, write };
  const put = await putIntoKeychain(ports, putting).catch(orTakeBack);
  const result = await between().catch(orTakeBack);
  let { item } = put;
  const takeOver = async (found: PlainToken): Promise<KeptItem> => {
    item = await itemFor(ports, found, item);
    await kept.write(place.id, item, asking);
    return item;
  };
  for (const file of item?.registrations.keys() ?? []) await plain.sweep(file);
  const handled = { handled: put.handled, takeOver, takesOwn };
  const sharing = await clearPlainTokens({ plain, place, ...handled, now: clock.now() });
  return { between: result, token: item?.token, sharing };
}

type Putting = Pick<Bringing<unknown>, 'place' | 'asking'> &
  Readonly<{
    isIn: boolean;
    held: KeptItem | undefined;
    takesOwn: boolean;
    write(item: KeptItem): Promise<void>;
  }>;

async function putIntoKeychain(ports: MovePorts, putting: Putting): Promise<Put> {
  const { place, asking, isIn, held, takesOwn, write } = putting;
  const { record, plain, clock } = ports;
  await record.change(place.id, (now) => inKeychain(place.id, now));
  const { own, aside } = await findPlainTokens(plain, place);
  const found = [...aside, ...(own !== undefined && takesOwn ? [own] : [])];
  // Which of two tokens came later says nothing where they are of two portals.
  const startUrl = place.startUrl ?? found[0]?.token.startUrl;
  const there = isIn ? await keptNow(ports, place.id, { asking, orNone: found.length > 0, startUrl }) : undefined;
  const isAlone = found.length === 0 && there === undefined && held === undefined;
  const files = isAlone ? await underOtherNames(ports, place) : found;
  let best = held ?? there;
  for (const file of files) {
    const dated = { token: file.token, receivedAt: file.modifiedAt };
    // Where nobody can tell, the file wins: that is what another program has just written.
    const isOlder = best !== undefined && isNewerToken(best, dated, clock.now());
    if (!isOlder && !sameToken(best?.token, file.token)) best = await itemFor(ports, file, best);
  }
  if (best !== undefined && best !== there) await write(best);
  return { item: best, handled: [...files, ...(best ? [best] : [])].map(({ token }) => token) };
}

/** A session may be signed in with a token that another program keeps under a name of its own. */
async function underOtherNames({ plain, tokens }: MovePorts, { id }: SessionPlace): Promise<readonly PlainToken[]> {
  const token = await tokens(id);
  if (token === undefined) return [];
  const files = await readEach(plain, await plain.names());
  const one = files.find(({ text }) => {
    const reading = readTokenRecord(text);
    return reading.kind === 'token' && reading.record.accessToken.reveal() === token.accessToken.reveal();
  });
  return one === undefined ? [] : [{ ...one, token }];
}

/** `beside`: what was there before, whose registrations stay good. */
async function itemFor({ plain }: MovePorts, found: PlainToken, beside: KeptItem | undefined): Promise<KeptItem> {
  const { token, text, modifiedAt } = found;
  const isOurs = isRegistrationOf([token]);
  const files = (await readEach(plain, await plain.names())).filter((file) => isOurs(file.text));
  const registrations = new Map([
    ...(beside?.registrations ?? []),
    ...files.map((one) => [one.file, one.text] as const),
  ]);
  return { token, text: tokenText(token, text), receivedAt: modifiedAt, registrations };
}

/** True where it could not be taken back. */
async function isInBoth({ kept, plain }: MovePorts, place: SessionPlace): Promise<boolean> {
  const item = await kept.readAnew(place.id, 'silently').catch(() => undefined);
  const files = item && (await findPlainTokens(plain, place).catch(() => undefined));
  return files?.own !== undefined || (files?.aside.length ?? 0) > 0;
}

/** `mayBeThere`: an item may have got into the keychain. */
type Before = Readonly<{ before: KeptSession | undefined; held: KeptItem | undefined; mayBeThere: boolean }>;

/** The keychain, or what depends on it, did not do its part: the token stays where it was, and there alone. */
async function takeBack(ports: MovePorts, place: SessionPlace, { before, held, mayBeThere }: Before): Promise<void> {
  const { id } = place;
  if (before?.storage === 'keychain') return;
  if (before?.restoring === true) {
    await ports.record.change(id, (now) => asBefore(before, now));
    return;
  }
  try {
    if (mayBeThere) await dropItem(ports, place, { asking: 'silently', isChosen: !isUnchosen(before) });
    // Where nobody knows, it stays on its way out.
    if (mayBeThere && (await ports.kept.readAnew(id, 'silently')) !== undefined) return;
    await ports.record.change(id, () => before);
  } finally {
    if (held !== undefined) ports.kept.hold(id, held);
  }
}
