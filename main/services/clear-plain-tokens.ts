import type { KeptItem } from '../domain/kept-item.ts';
import { readRegistration } from '../domain/registration-record.ts';
import type { Token } from '../domain/token.ts';
import { tokenFileName } from '../domain/token-file-name.ts';
import { readTokenRecord } from '../domain/token-record.ts';
import { findPlainTokens, type PlainToken, readEach, type SessionPlace } from './find-plain-tokens.ts';
import { keepsWriting, stillInFile } from './move-problems.ts';
import type { PlainFile, PlainTokens } from './plain-tokens.ts';

export type Clearing = Readonly<{
  plain: PlainTokens;
  place: SessionPlace;
  /** Tokens that may go: the one in the keychain, and those that it is to take the place of. */
  handled: readonly Token[];
  /** Puts a token into the keychain that another program has put into the file since. */
  takeOver(found: PlainToken): Promise<KeptItem>;
  /** False where the file under the session's own name is left. */
  takesOwn: boolean;
}>;

/** How often a program may put another token there while this one is being moved away. */
const mostRounds = 8;

/**
 * Takes the plain files of a session away, once its token is in the keychain: the one under its name, what was put aside, copies under
 * names of other programs, and the registrations that go with them. A registration that is not of one session alone may serve
 * others in files as well: those register anew at their next sign-in, which is one request. The session's file goes only after it was
 * read where nobody can write it any more. Rejects with a `Problem` of kind 'file' that says that the token is in both places.
 */
export async function clearPlainTokens(clearing: Clearing): Promise<void> {
  try {
    const { tokens, aside } = await putOwnAside(clearing);
    await removeCopies(clearing, tokens, new Set(aside));
    // Last, since by these the next process knows that it is to finish the rest.
    for (const file of aside) await clearing.plain.remove(file);
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

async function removeCopies({ plain, place, takesOwn }: Clearing, gone: readonly Token[], aside: ReadonlySet<string>) {
  const own = tokenFileName(place.id);
  const tokens = new Set(gone.map(({ accessToken }) => accessToken.reveal()));
  const isOurs = isRegistrationOf(gone);
  const isCopy = ({ file, text }: PlainFile): boolean => {
    const reading = readTokenRecord(text);
    if (reading.kind !== 'token' || aside.has(file) || (file === own && !takesOwn)) return false;
    return tokens.has(reading.record.accessToken.reveal());
  };
  const files = await readEach(plain, await plain.names());
  for (const one of files) if (isOurs(one.text)) await plain.remove(one.file);
  for (const one of files) if (isCopy(one)) await plain.remove(one.file);
}

/** True for the text of a client registration that one of these tokens came with. */
export function isRegistrationOf(tokens: readonly Token[]): (text: string) => boolean {
  const marks = new Set(tokens.flatMap(({ client }) => (client ? [client.id, client.secret.reveal()] : [])));
  return (text) => {
    const registration = readRegistration(text);
    if (registration === undefined) return false;
    return marks.has(registration.clientId) || marks.has(registration.clientSecret.reveal());
  };
}
