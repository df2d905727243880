import { readRegistration } from '../domain/registration-record.ts';
import { keptUnder } from './kept-entries.ts';
import type { KeptToken, KeptTokens } from './kept-tokens.ts';
import type { RegistrationCache } from './registration-cache.ts';
import type { TokenStore } from './token-store.ts';

export type KeptRegistrationsPorts = Readonly<{
  files: RegistrationCache;
  /** Removes every file that holds this client registration. */
  forgetInFiles(clientId: string): Promise<void>;
  kept: Pick<KeptTokens, 'known' | 'readAnew' | 'write'>;
  exclusively: TokenStore['exclusively'];
}>;

/** Client registrations: those of sessions in files in files, those of others in memory, until they go with the token. */
export type KeptRegistrations = RegistrationCache &
  Readonly<{
    /**
     * From now on, the registrations under these names are the session's, and are written into no file; `texts` are those that it
     * has already.
     */
    take(sessionId: string, files: readonly string[], texts: ReadonlyMap<string, string>): void;
    /** The session's tokens belong into files again, and so do its registrations. */
    release(sessionId: string): void;
    /** All that there are of a session that they were taken for, by file name. */
    of(sessionId: string): Promise<ReadonlyMap<string, string>>;
    /** Takes away the files of a session that they were taken for: they are elsewhere now. */
    clearFiles(sessionId: string): Promise<void>;
    /**
     * Forgets a registration in files and in memory, and in the item of this session, for who works alone on its token. Other sessions' items
     * keep theirs: who refreshes their tokens finds out again.
     */
    forget(sessionId: string, clientId: string): Promise<void>;
  }>;

export function keptRegistrations({
  files,
  forgetInFiles,
  kept,
  exclusively,
}: KeptRegistrationsPorts): KeptRegistrations {
  const taken = new Map<string, Map<string, string | undefined>>();
  const holder = (file: string) => [...taken].find(([, texts]) => texts.has(file));
  const held = (file: string) => holder(file)?.[1];

  const inFile = (file: string) => files.read(file).catch(() => undefined);

  const isOf = (clientId: string, text: string | undefined): boolean =>
    text !== undefined && readRegistration(text)?.clientId === clientId;

  /** Else the next process would take it out of the item again. For who works alone on the session's token. */
  async function dropFromItem(place: KeptToken | undefined, isDropped: (file: string, text: string) => boolean) {
    if (place === undefined || place.storage === 'memory' || place.session.facts === undefined) return;
    const { id } = place.session;
    const item = await kept.readAnew(id, 'silently');
    const texts = [...(item?.registrations ?? [])];
    const left = texts.filter(([file, text]) => !isDropped(file, text));
    if (item === undefined || left.length === texts.length) return;
    await kept.write(id, { ...item, registrations: new Map(left) }, 'silently');
  }

  return {
    // What another program has put into a file is as good.
    read: async (file) => held(file)?.get(file) ?? files.read(file),
    async write(file, text) {
      const texts = held(file);
      if (texts === undefined) await files.write(file, text);
      else texts.set(file, text);
    },
    async remove(file) {
      const [sessionId, texts] = holder(file) ?? [];
      texts?.set(file, undefined);
      await files.remove(file);
      if (sessionId === undefined) return;
      const drop = async () => dropFromItem(await keptUnder(kept, sessionId), (name) => name === file);
      await exclusively(sessionId, drop);
    },
    take(sessionId, names, texts) {
      const before = taken.get(sessionId);
      taken.set(sessionId, new Map(names.map((name) => [name, texts.get(name) ?? before?.get(name)])));
    },
    release: (sessionId) => void taken.delete(sessionId),
    async of(sessionId) {
      const found = new Map<string, string>();
      for (const [name, text] of taken.get(sessionId) ?? []) {
        const one = text ?? (await inFile(name));
        if (one !== undefined && readRegistration(one) !== undefined) found.set(name, one);
      }
      return found;
    },
    async clearFiles(sessionId) {
      for (const name of taken.get(sessionId)?.keys() ?? []) {
        const text = await inFile(name);
        if (text !== undefined && readRegistration(text) !== undefined) await files.remove(name);
      }
    },
    async forget(sessionId, clientId) {
      for (const texts of taken.values()) {
        for (const [name, text] of texts) if (isOf(clientId, text)) texts.set(name, undefined);
      }
      await forgetInFiles(clientId);
      await dropFromItem(await keptUnder(kept, sessionId), (_, text) => isOf(clientId, text));
    },
  };
}
