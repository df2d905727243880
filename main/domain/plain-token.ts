import { isOtherPortal } from './portal-of.ts';
import type { Token } from './token.ts';
import { readTokenRecord } from './token-record.ts';

/** The portal of a session, where that is known. */
export type PortalAt = Readonly<{ startUrl?: string; region?: string }>;

/** What a file under a session's name holds: its token; a sign-in to somewhere else; nothing that it could be signed in with. */
export type PlainReading =
  | Readonly<{ kind: 'token'; token: Token }>
  | Readonly<{ kind: 'other-portal'; startUrl: string }>
  | Readonly<{ kind: 'none' }>;

/** Reads a token file for a session. Its portal may be missing in the file: the AWS CLI finds files by name alone. */
export function readPlainToken(text: string, portal: PortalAt): PlainReading {
  const reading = readTokenRecord(text);
  if (reading.kind !== 'token') return { kind: 'none' };
  const { startUrl = portal.startUrl, region = portal.region } = reading.record;
  if (startUrl === undefined || region === undefined) return { kind: 'none' };
  if (isOtherPortal(startUrl, portal.startUrl)) return { kind: 'other-portal', startUrl };
  return { kind: 'token', token: { ...reading.record, startUrl, region } };
}
