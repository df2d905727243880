import { join } from 'node:path';
import * as v from 'valibot';
import type { KeptSession } from '../domain/kept-session.ts';
import { Problem } from '../domain/problem.ts';
import { wholeObjectsIn } from '../domain/tolerant-json.ts';
import type { KeptSessions } from '../services/kept-sessions.ts';
import { changeText } from './change-text.ts';
import { setRecordAside } from './set-record-aside.ts';
import { type FileSystem, nodeFileSystem } from './text-file-aside.ts';
import { readVersion } from './text-file-read.ts';

const facts = v.object({
  startUrl: v.string(),
  region: v.string(),
  expiresAt: v.number(),
  receivedAt: v.number(),
  refreshable: v.boolean(),
  version: v.string(),
});

const kept = v.object({
  id: v.string(),
  storage: v.picklist(['file', 'keychain']),
  restoring: v.exactOptional(v.literal(true)),
  unchosen: v.exactOptional(v.literal(true)),
  leaving: v.exactOptional(v.literal(true)),
  coming: v.exactOptional(v.string()),
  facts: v.exactOptional(facts),
  region: v.exactOptional(v.string()),
});

const format = 1;

const file = v.object({ version: v.literal(format), sessions: v.array(kept) });
const newerFile = v.object({ version: v.pipe(v.number(), v.gtValue(format)) });

export const keptSessionsFileName = 'keychain.json';

/** The record in Daypass's own folder, for its owner alone. One of a newer Daypass is never changed; `label` is its path as people write it. */
export function keptSessionsFile(
  home: string,
  label: (path: string) => string = (path) => path,
  fileSystem: FileSystem = nodeFileSystem,
): KeptSessions {
  const path = join(home, keptSessionsFileName);

  const change = (next: (text: string | undefined) => string | undefined): Promise<void> =>
    changeText(path, next, { keeps: 'secrets', fileSystem });

  /** Throws for what is no whole record. */
  const sessionsIn = (text: string | undefined): readonly KeptSession[] => {
    if (text === undefined) return [];
    const content = contentOf(text);
    if (v.is(newerFile, content)) throw isNewer(label(path));
    if (!v.is(file, content)) throw isDamaged(label(path));
    return content.sessions;
  };

  return {
    list: async () => sessionsIn((await readVersion(path))?.text),
    async change(id, changed) {
      let after: KeptSession | undefined;
      await change((text) => {
        const sessions = new Map(sessionsIn(text).map((session) => [session.id, session]));
        after = changed(sessions.get(id));
        if (after !== undefined) sessions.set(id, after);
        else if (!sessions.delete(id)) return text;
        return textOf([...sessions.values()]);
      });
      return after;
    },
    mend: () =>
      change((text) => {
        if (text === undefined || v.is(v.union([file, newerFile]), contentOf(text))) return text;
        setRecordAside(home, 'keychain', text);
        const sessions = wholeObjectsIn(text).filter((one) => v.is(kept, one));
        return textOf([...new Map(sessions.map((session) => [session.id, session])).values()]);
      }),
  };
}

function contentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const textOf = (sessions: readonly KeptSession[]): string =>
  `${JSON.stringify({ version: format, sessions }, null, 2)}\n`;

const isNewer = (name: string): Problem =>
  new Problem('file', {
    what: `Tokens in the keychain can't be used: a newer Daypass wrote ${name}.`,
    next: 'Use the newer Daypass. Or move that file away, and have Fix in Tools, Check-up make it anew; so does `daypass doctor --fix`.',
  });

const isDamaged = (name: string): Problem =>
  new Problem('file', {
    what: `Tokens in the keychain can't be found: ${name} is damaged.`,
    why: 'It says which sessions are in the keychain. The tokens themselves are not in it.',
    next: 'Fix in Tools, Check-up makes it anew from what is in the keychain; so does `daypass doctor --fix`.',
  });
