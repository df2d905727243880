import type { ConfiguredSession } from './configured-sessions.ts';
import { cameLater } from './is-newer-token.ts';
import { isOtherPortal } from './portal-of.ts';
import type { TokenFile, TokenPlace } from './seat.ts';

/**
 * What is kept elsewhere than in a file, by the name that its file would have. Without a record there is nothing now, but that is where
 * its next token belongs.
 */
export type KeptEntry = Omit<TokenFile, 'record' | 'place'> &
  Readonly<{
    record?: TokenFile['record'];
    place: TokenPlace;
    /** A session that is signed out, as long as something still asks for it. */
    signedOut?: Pick<ConfiguredSession, 'id' | 'startUrl' | 'region'>;
  }>;

/**
 * The tokens in files, and those that are kept elsewhere. Where there is one of either for one name, the newer one counts at `now` (UTC
 * ms), as it does for who moves them; where neither is, the one that is not in the file. Of two portals, both do: the newer one comes first.
 */
export function besideFiles(
  files: readonly TokenFile[],
  kept: readonly KeptEntry[],
  now: number,
): readonly TokenFile[] {
  const left = new Map(kept.map((entry) => [entry.file, entry]));
  const both = files.flatMap((file) => {
    const entry = left.get(file.file);
    left.delete(file.file);
    return entry === undefined ? file : thoseOf(file, entry, now);
  });
  const alone = [...left.values()].flatMap(({ record, ...rest }) => (record === undefined ? [] : { ...rest, record }));
  return [...both, ...alone];
}

function thoseOf(file: TokenFile, entry: KeptEntry, now: number): TokenFile | readonly TokenFile[] {
  const { record, place, ...rest } = entry;
  const newer = record === undefined || Number.isNaN(record.expiresAt) || isNewer(file, { ...rest, record }, now);
  if (record !== undefined && isOtherPortal(file.record.startUrl, record.startUrl)) {
    const inFile: TokenFile = {
      ...file,
      place: { storage: 'file', plaintext: { since: file.modifiedAt, is: 'only' } },
    };
    const elsewhere = { ...rest, place, record };
    return newer ? [inFile, elsewhere] : [elsewhere, inFile];
  }
  const since = file.modifiedAt;
  if (record === undefined) return { ...file, place: { storage: 'file', plaintext: { since, is: 'only' } } };
  if (newer) return { ...file, place: { storage: 'file', plaintext: { since, is: 'newer' } } };
  return { ...rest, record, place: { ...place, plaintext: { since, is: 'another' } } };
}

function isNewer(one: TokenFile, other: TokenFile, now: number): boolean {
  const [first, second] = [one, other].map(({ record: { accessToken } }) => accessToken?.reveal());
  if (first !== undefined && first === second) return false;
  const datesOf = ({ record: { expiresAt }, modifiedAt: receivedAt }: TokenFile) => ({ expiresAt, receivedAt });
  return cameLater(datesOf(one), datesOf(other), now);
}
