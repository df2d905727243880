import type { KeptItem } from '../domain/kept-item.ts';
import { ofSignIn } from '../domain/of-sign-in.ts';
import type { Token } from '../domain/token.ts';
import { tokenFileName } from '../domain/token-file-name.ts';
import { findPlainTokens, type PlainToken, readEach, type SessionPlace } from './find-plain-tokens.ts';
import { keepsWriting, stillInFile } from './move-problems.ts';
import type { PlainTokens } from './plain-tokens.ts';

export type Clearing = Readonly<{
  plain: PlainTokens;
  place: SessionPlace;
  /** Tokens that may go: the one in the keychain, and those that it is to take the place of. */
  handled: readonly Token[];
  /** Puts a token into the keychain that another program has put into the file since. */
  takeOver(found: PlainToken): Promise<KeptItem>;
  /** False where the file under the session's own name is left. */
  takesOwn: boolean;
  /** UTC ms. */
  now: number;
}>;

/** How often a program may put another token there while this one is being moved away. */
const mostRounds = 8;

/**
 * Takes the plain files of a session away, once its token is in the keychain: the one under its name, what was put aside, copies under
 * names of other programs, and the registrations that go with them. A registration that is not of one session alone may serve
 * others in files as well: those register anew at their next sign-in, which is one request. The session's file goes only after it was
 * read where nobody can write it any more. Gives the files of other sign-ins that hold one of its secrets as well: they stay. Rejects
 * with a `Problem` of kind 'file' that says that the token is in both places.
 */
export async function clearPlainTokens(clearing: Clearing): Promise<readonly string[]> {
  try {
    const { tokens, aside } = await putOwnAside(clearing);
    const sharing = await removeParts(clearing, tokens, aside);
    // Last, since by these the next process knows that it is to finish the rest.
    for (const file of aside) await clearing.plain.remove(file);
    return sharing;
  } catch (error) {
    throw stillInFile(clearing.place, error);
  }
}

/** Gives every token that may go by then, and the files that were put aside. */
async function putOwnAside({ plain, place, handled, takeOver, takesOwn }: Clearing) {
  const name = tokenFileName(place.id);
  await plain.sweep(name);
  const tokens = new Map(handled.map((token) => [token.accessToken.reveal(), token]));
  for (let round = 0; round < mostRounds; round++) {
    const { own, aside, useless, strays } = await findPlainTokens(plain, place);
    for (const found of aside) {
      if (tokens.has(found.token.accessToken.reveal())) continue;
      const { token } = await takeOver(found);
      tokens.set(token.accessToken.reveal(), token);
    }
    for (const { file, text } of strays) {
      if ((await plain.write(name, text, undefined)) === 'done') await plain.remove(file);
    }
    if (own === undefined || !takesOwn) {
      return { tokens: [...tokens.values()], aside: [...aside, ...useless].map(({ file }) => file) };
    }
    await plain.putAside(name);
  }
  throw keepsWriting(plain.label(name));
}

/** Gives the files that hold a secret of these tokens and are another sign-in's. */
async function removeParts(
  { plain, place, takesOwn, now }: Clearing,
  gone: readonly Token[],
  aside: readonly string[],
) {
  const own = tokenFileName(place.id);
  const spared = new Set([...aside, ...(takesOwn ? [] : [own])]);
  const isWhat = ofSignIn({ tokens: gone, own, now });
  const all = (await readEach(plain, await plain.names())).filter(({ file }) => !spared.has(file));
  const those = (kind: ReturnType<typeof isWhat>) => all.filter((one) => isWhat(one) === kind).map(({ file }) => file);
  for (const file of [...those('registration'), ...those('copy')]) await plain.remove(file);
  return those('shares');
}
