import { createHash } from 'node:crypto';
import type { SessionAccess } from './access.ts';
import type { PlacedLine } from './aws-file/swap.ts';
import { profileOfHeader } from './profile-of-header.ts';
import type { ProfileWish } from './profile-wish.ts';
import type { Session } from './session.ts';

/** A section of a file. */
export type ProfilePlace = Readonly<{ path: string; header: string }>;

/** What is remembered of any profile. */
type Remembered = SessionAccess &
  ProfilePlace &
  Readonly<{
    name: string;
    kind: ProfileWish['kind'];
    /** Not known of what an older Daypass wrote. */
    region?: string;
    /** Daypass made the whole section, and not just put settings into somebody's. */
    whole: boolean;
    /** The settings that Daypass put there, and that nobody else had set to the same before. */
    wrote: readonly string[];
    /** Its session as it was then; not known of what an older Daypass wrote. */
    session?: Pick<Session, 'form' | 'startUrl' | 'region'>;
    /** Its keys were taken out because the person signed out: they come back with the next sign-in. */
    resting?: boolean;
    /** The person took it off the list. */
    hidden?: boolean;
  }>;

/** What is remembered of a profile that Daypass made. It holds no secret. */
export type ProfileRecord = Remembered &
  Readonly<{
    /**
     * Of an `sso` profile that was turned into this one: the lines that went for it, and what was remembered of it then; without
     * a record it was a person's own.
     */
    was?: Readonly<{ lines: readonly PlacedLine[]; record?: Remembered }>;
  }>;

/** Keys that were written into a section; `keys` is their fingerprint, times are UTC ms. */
export type WrittenKeys = SessionAccess &
  ProfilePlace &
  Readonly<{ keys: string; whole: boolean; expiresAt?: number; writtenAt?: number }>;

/** Tells profiles apart in the window. */
export const profileId = ({ path, header }: ProfilePlace): string =>
  createHash('sha256').update(`${path}\n${header}`).digest('hex').slice(0, 16);

export const samePlace = (a: ProfilePlace, b: ProfilePlace): boolean => a.path === b.path && a.header === b.header;

/** The profiles that Daypass made: also those of which an older Daypass remembered the keys alone. */
export function rememberedProfiles(
  records: readonly ProfileRecord[],
  keys: readonly WrittenKeys[],
): readonly ProfileRecord[] {
  const known = new Set(records.map(profileId));
  const older = new Map(keys.map((one) => [profileId(one), one] as const).filter(([id]) => !known.has(id)));
  return [...records, ...[...older.values()].map(recordOfKeys)];
}

/** Those of them that are shown. */
export const listedProfiles: typeof rememberedProfiles = (records, keys) =>
  rememberedProfiles(records, keys).filter(({ hidden }) => hidden !== true);

function recordOfKeys({ sessionId, accountId, role, path, header, whole }: WrittenKeys): ProfileRecord {
  const name = profileOfHeader(header);
  return { sessionId, accountId, role, path, header, whole, name, kind: 'keys', wrote: [] };
}

/** The wish that a record comes of; undefined where too little is known of its session. */
export function wishOfRecord({
  name,
  kind,
  region,
  sessionId,
  accountId,
  role,
  session,
}: ProfileRecord): ProfileWish | undefined {
  if (session === undefined) return undefined;
  const access = { accountId, role };
  return {
    name,
    kind,
    access,
    region: region ?? session.region,
    session: { id: sessionId, name: sessionId, ...session },
  };
}
