import { createHash } from 'node:crypto';

/**
 * What the item says that people find under the account's name, where the platform limits how long one may be. Its text follows at once
 * (`parts` is 0), or lies in that many other items. `generation` tells them from those of other writes; `bytes` and `digest` (SHA-256) are
 * of the whole text in UTF-8.
 */
export type ItemHead = Readonly<{ parts: number; generation: string; bytes: number; digest: string }>;

/** The head for a text in so many parts. */
export function itemHead(text: string, parts: number, generation: string): ItemHead {
  const bytes = new TextEncoder().encode(text);
  return { parts, generation, bytes: bytes.length, digest: createHash('sha256').update(bytes).digest('hex') };
}

/** True for the very text that the head was made for. */
export function isTextOf(head: ItemHead, text: string): boolean {
  const { bytes, digest } = itemHead(text, head.parts, head.generation);
  return bytes === head.bytes && digest === head.digest;
}

const opening = 'Daypass keeps a sign-in here: ';
const form = /^(\d+) parts, generation ([0-9a-f]{8}), (\d+) bytes, SHA-256 ([0-9a-f]{64})\.\n(.*)$/s;

/** The text of the head's item; `text` is what follows in it. */
export const itemHeadText = ({ parts, generation, bytes, digest }: ItemHead, text: string): string =>
  `${opening}${parts} parts, generation ${generation}, ${bytes} bytes, SHA-256 ${digest}.\n${text}`;

/** Reads such an item: `taken` is the text of somebody else. */
export function readItemHead(item: string): Readonly<{ head: ItemHead; text: string }> | 'damaged' | 'taken' {
  if (!item.startsWith(opening)) return opening.startsWith(item) ? 'damaged' : 'taken';
  const [, parts, generation = '', bytes, digest = '', text = ''] = form.exec(item.slice(opening.length)) ?? [];
  if (parts === undefined) return 'damaged';
  return { head: { parts: Number(parts), generation, bytes: Number(bytes), digest }, text };
}

/** Cuts a text into pieces of at most so many bytes of UTF-8 (4 or more), between characters. */
export function cutText(text: string, mostBytes: number): readonly string[] {
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const pieces: string[] = [];
  for (let from = 0, to = 0; from < bytes.length; from = to) {
    to = Math.min(from + mostBytes, bytes.length);
    while (isInside(bytes[to])) to -= 1;
    pieces.push(decoder.decode(bytes.subarray(from, to)));
  }
  return pieces;
}

/** True for a byte of UTF-8 that a character goes on with. */
const isInside = (byte = 0): boolean => (byte & 0xc0) === 0x80;

/** The name of a part (counted from 1): in a list it stands below its head. */
export function partName(headName: string, part: number, { parts, generation }: ItemHead): string {
  const number = String(part).padStart(String(parts).length, '0');
  return `${headName} · ${number} of ${parts} · ${generation}`;
}

/** The head that a part's name belongs to, and the generation; undefined for a name that is none of a part. */
export function partOfName(name: string): Readonly<{ headName: string; generation: string }> | undefined {
  const [, headName, generation] = /^(.*) · \d+ of \d+ · ([0-9a-f]{8})$/s.exec(name) ?? [];
  return headName === undefined || generation === undefined ? undefined : { headName, generation };
}

/** The name of an account's head: the account, and a mark behind one that could be taken for a part. */
export const headNameOf = (account: string): string => (couldBePart(account) ? `${account}'` : account);

/** The account of a head's name. */
export const accountOf = (headName: string): string => (couldBePart(headName) ? headName.slice(0, -1) : headName);

const couldBePart = (name: string): boolean => partOfName(name.replace(/'*$/, '')) !== undefined;
