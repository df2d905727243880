import { isAsideOf } from '../domain/aside-name.ts';
import { type PlainReading, type PortalAt, readPlainToken } from '../domain/plain-token.ts';
import { Problem } from '../domain/problem.ts';
import type { Token } from '../domain/token.ts';
import { tokenFileName } from '../domain/token-file-name.ts';
import type { PlainFile, PlainTokens } from './plain-tokens.ts';

/** A session, as far as its files tell it from others. */
export type SessionPlace = Readonly<{ id: string; name: string }> & PortalAt;

export type PlainToken = PlainFile & Readonly<{ token: Token }>;

/** The token files of one session: the one under its name, and what was put aside by who could not finish. */
export type FoundPlain = Readonly<{
  own?: PlainToken;
  /** What is under its name, token or not. */
  ownText?: string;
  aside: readonly PlainToken[];
  /** Put aside, and of no use to anybody: half of a file, or none. */
  useless: readonly PlainFile[];
  /** Put aside, but a sign-in to somewhere else. */
  strays: readonly PlainFile[];
  /** Where the sign-in under the session's name leads, if that is somewhere else. */
  foreign?: string;
}>;

/** Reads the token files of a session. Rejects with a `Problem` where one of them can't be read. */
export async function findPlainTokens(plain: PlainTokens, place: SessionPlace): Promise<FoundPlain> {
  const name = tokenFileName(place.id);
  const files: (PlainFile & Readonly<{ reading: PlainReading }>)[] = [];
  for (const one of await plain.names()) {
    const file = isAsideOf(name, one) ? await plain.read(one) : undefined;
    if (file !== undefined) files.push({ ...file, reading: readPlainToken(file.text, place) });
  }
  const own = await plain.read(name);
  const reading = own && readPlainToken(own.text, place);
  return {
    ...(own !== undefined && reading?.kind === 'token' && { own: { ...own, token: reading.token } }),
    ...(own !== undefined && { ownText: own.text }),
    ...(reading?.kind === 'other-portal' && { foreign: reading.startUrl }),
    aside: files.flatMap(({ reading, ...file }) => (reading.kind === 'token' ? { ...file, token: reading.token } : [])),
    useless: files.filter(({ reading }) => reading.kind === 'none'),
    strays: files.filter(({ reading }) => reading.kind === 'other-portal'),
  };
}

/** The files of these names; those that can't be read, or are gone, are left out. */
export async function readEach(plain: PlainTokens, names: readonly string[]): Promise<readonly PlainFile[]> {
  const found: PlainFile[] = [];
  for (const name of names) {
    const file = await plain.read(name).catch(unlessUnexpected);
    if (file !== undefined) found.push(file);
  }
  return found;
}

/** A file of somebody else's that can't be read is none of our business. */
function unlessUnexpected(error: unknown): undefined {
  if (!(error instanceof Problem && error.kind === 'file')) throw error;
}
