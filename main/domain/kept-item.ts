import type { KeptFacts } from './kept-session.ts';
import { KeychainFailure } from './keychain-failure.ts';
import { keychainItemLabel } from './keychain-item.ts';
import { isOtherPortal } from './portal-of.ts';
import { formatTimestamp, parseTimestamp } from './timestamp.ts';
import type { Token } from './token.ts';
import { readTokenRecord } from './token-record.ts';
import { tokenText } from './token-text.ts';

/**
 * What a session's item in the keychain holds: the token as the text of its file in the AWS CLI's cache (with what other programs
 * keep beside it), and the client registrations that went with it, as the texts of their files by file name. `receivedAt` is when AWS
 * gave it (UTC epoch milliseconds); where it is not said, it is when it is put there. The texts are as secret as the token, and plain strings all
 * the same, since each is parsed, compared and written as the text of a file wherever it goes: an item is never part of what is printed.
 */
export type KeptItem = Readonly<{
  text: string;
  token: Token;
  receivedAt?: number;
  registrations: ReadonlyMap<string, string>;
}>;

/** An item as it lies there. `version` is another one with every token that is put there. */
export type StoredItem = Readonly<{ item: KeptItem & Readonly<{ receivedAt: number }>; version: string }>;

type Fields = Readonly<Record<string, unknown>>;

const format = 1;
const opening = '{\n  "daypass": ';

/** The item's text: JSON that people can read. */
export function storedItemText(sessionId: string, { item, version }: StoredItem): string {
  const fields = {
    daypass: format,
    session: sessionId,
    version,
    received: formatTimestamp(item.receivedAt),
    token: JSON.parse(tokenText(item.token, item.text)),
    registrations: Object.fromEntries([...item.registrations].map(([file, text]) => [file, objectIn(text) ?? text])),
  };
  return JSON.stringify(fields, null, 2);
}

/** Reads what `storedItemText` made for the session. Throws a `KeychainFailure`, `damaged`, `taken` or `newer`, for anything else. */
export function readStoredItem(sessionId: string, text: string): StoredItem {
  const fields = objectIn(text);
  if (fields === undefined) {
    throw new KeychainFailure(text.startsWith(opening) || opening.startsWith(text) ? 'damaged' : 'taken');
  }
  if (!('daypass' in fields)) throw new KeychainFailure('taken');
  if (Number(fields.daypass) > format) throw new KeychainFailure('newer');
  const { session, version, received, token, registrations } = fields;
  if (typeof session === 'string' && session !== sessionId) throw new KeychainFailure('taken');
  const receivedAt = typeof received === 'string' ? parseTimestamp(received) : undefined;
  const read = tokenIn(token);
  const texts = registrationsIn(registrations);
  if (
    fields.daypass !== format ||
    session === undefined ||
    typeof version !== 'string' ||
    receivedAt === undefined ||
    read === undefined ||
    texts === undefined
  ) {
    throw new KeychainFailure('damaged');
  }
  return { version, item: { ...read, receivedAt, registrations: texts } };
}

/** True unless it is a sign-in to another portal than that, where it is known. */
export const isOfPortal = ({ token }: KeptItem, startUrl: string | undefined): boolean =>
  !isOtherPortal(token.startUrl, startUrl);

/** Throws a `KeychainFailure`, `taken`, for an item under a session's name that is a sign-in to another portal. */
export function requirePortal(sessionId: string, item: KeptItem, startUrl: string | undefined): void {
  if (isOfPortal(item, startUrl)) return;
  throw new KeychainFailure('taken', `"${keychainItemLabel(sessionId)}" is a sign-in to ${item.token.startUrl}.`);
}

/** What may be known of an item without reading it. */
export function keptFacts({ version, item: { token, receivedAt } }: StoredItem): KeptFacts {
  const { startUrl, region, expiresAt, refreshToken, client } = token;
  const refreshable = refreshToken !== undefined && client !== undefined && client.expiresAt > receivedAt;
  return { startUrl, region, expiresAt, receivedAt, refreshable, version };
}

function tokenIn(value: unknown): Pick<KeptItem, 'text' | 'token'> | undefined {
  const reading = readTokenRecord(JSON.stringify(value) ?? '');
  if (reading.kind !== 'token') return undefined;
  const { startUrl, region } = reading.record;
  if (startUrl === undefined || region === undefined) return undefined;
  const token = { ...reading.record, startUrl, region };
  return { token, text: tokenText(token, JSON.stringify(value)) };
}

/** A name that leads out of the folder, or to a file of another kind, is none that was put there. */
function registrationsIn(value: unknown): ReadonlyMap<string, string> | undefined {
  if (!isObject(value)) return undefined;
  const texts = new Map<string, string>();
  for (const [file, content] of Object.entries(value)) {
    const text = typeof content === 'string' ? content : isObject(content) ? JSON.stringify(content) : undefined;
    if (text === undefined || !/^[^/\\:]+\.json$/.test(file)) return undefined;
    texts.set(file, text);
  }
  return texts;
}

function objectIn(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
