import { randomBytes } from 'node:crypto';
import {
  accountOf,
  cutText,
  headNameOf,
  isTextOf,
  itemHead,
  itemHeadText,
  partName,
  partOfName,
  readItemHead,
} from '../domain/item-parts.ts';
import { KeychainFailure } from '../domain/keychain-failure.ts';
import type { Asking, Keychain, RawKeychain } from './keychain.ts';

/** Many times what a sign-in needs. */
const mostParts = 99;
/** How often one is read that other processes keep replacing. */
const mostTries = 5;

/** `rests`: the accounts of which there are parts, but no item: somebody has deleted it, or is just putting a new one there. */
export type WholeItems = Keychain & Readonly<{ rests: Keychain['list'] }>;

/**
 * A keychain for texts of any length. Where the platform limits an item's, each has a head under the account's name, which bears length and
 * digest, and a long text lies in numbered parts beside it: it is given as it was put there, or rejected as `damaged`. Stopped anywhere, a
 * write leaves the old text or the new one; what else it left goes with the next write or removal. Who writes or removes works alone on
 * that account.
 */
export function wholeItems(raw: RawKeychain, newGeneration: () => string = fourBytes): WholeItems {
  const { mostBytes } = raw;
  if (mostBytes === undefined) return { ...raw, rests: async () => [] };

  const partsOf = async (headName: string, asking: Asking): Promise<readonly string[]> =>
    (await raw.list(asking)).filter((name) => partOfName(name)?.headName === headName);

  /** Undefined when it is not, or no longer, whole. */
  const readWhole = async (headName: string, item: string, asking: Asking): Promise<string | undefined> => {
    const read = readItemHead(item);
    if (read === 'taken') throw new KeychainFailure('taken');
    if (read === 'damaged' || read.head.parts > mostParts) return undefined;
    const pieces = [read.text];
    for (let part = 1; part <= read.head.parts; part += 1) {
      const piece = await raw.read(partName(headName, part, read.head), asking);
      if (piece === undefined) return undefined;
      pieces.push(piece);
    }
    const text = pieces.join('');
    return isTextOf(read.head, text) ? text : undefined;
  };

  const removeAll = async (names: readonly string[], asking: Asking): Promise<void> => {
    for (const name of names) await raw.remove(name, asking);
  };

  return {
    async read(account, asking) {
      const headName = headNameOf(account);
      let before: string | undefined;
      for (let tries = 0; tries < mostTries; tries += 1) {
        const item = await raw.read(headName, asking);
        if (item === undefined) return undefined;
        // Another process may have put a new text there, and have taken away the parts of the old one.
        if (item === before) break;
        const text = await readWhole(headName, item, asking);
        if (text !== undefined) return text;
        before = item;
      }
      throw new KeychainFailure('damaged');
    },
    async write(account, text, asking) {
      if (/\p{Surrogate}/u.test(text)) throw new KeychainFailure('refused', 'The text has half a character in it.');
      const headName = headNameOf(account);
      const old = await partsOf(headName, asking);
      const generation = otherThan(old, newGeneration);
      const item = itemHeadText(itemHead(text, 0, generation), text);
      if (new TextEncoder().encode(item).length <= mostBytes) {
        await raw.write(headName, item, asking);
      } else {
        const pieces = cutText(text, mostBytes);
        if (pieces.length > mostParts) throw new KeychainFailure('too-large');
        const head = itemHead(text, pieces.length, generation);
        for (const [at, piece] of pieces.entries()) await raw.write(partName(headName, at + 1, head), piece, asking);
        await raw.write(headName, itemHeadText(head, ''), asking);
      }
      // The new text is in place, whatever comes of the old one's parts: the next write finds them.
      await removeAll(old, asking).catch(() => undefined);
    },
    async remove(account, asking) {
      const headName = headNameOf(account);
      const parts = await partsOf(headName, asking);
      await removeAll([headName, ...parts], asking);
    },
    async list(asking) {
      return (await raw.list(asking)).filter((name) => partOfName(name) === undefined).map(accountOf);
    },
    async rests(asking) {
      const names = await raw.list(asking);
      const heads = new Set(names.map((name) => partOfName(name)?.headName));
      return [...heads].flatMap((head) => (head === undefined || names.includes(head) ? [] : [accountOf(head)]));
    },
  };
}

const fourBytes = (): string => randomBytes(4).toString('hex');

/** A part that the head still counts on must not be written over. */
function otherThan(parts: readonly string[], newGeneration: () => string): string {
  const used = new Set(parts.map((name) => partOfName(name)?.generation));
  for (;;) {
    const generation = newGeneration();
    if (!used.has(generation)) return generation;
  }
}
