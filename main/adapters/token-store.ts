import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem, type ProblemWords } from '../domain/problem.ts';
import type { Token } from '../domain/token.ts';
import { tokenFileName } from '../domain/token-file-name.ts';
import { readTokenRecord, type TokenReading, type TokenRecord } from '../domain/token-record.ts';
import { tokenText } from '../domain/token-text.ts';
import type { TextVersion } from '../services/text-file.ts';
import type { TokenStore } from '../services/token-store.ts';
import { privateFolder } from './private-folder.ts';
import { type FileSystem, nodeFileSystem } from './text-file-aside.ts';
import { withFileLock } from './text-file-lock.ts';
import { fileProblem } from './text-file-problem.ts';
import { readVersion, targetOf } from './text-file-read.ts';
import { replaceContent } from './text-file-replace.ts';

/** How often a write is tried while other programs change the file without touching the token in it. */
const mostTries = 20;
/** The AWS CLI before 2.32 and the JavaScript SDK cut the file before they write it: a damaged one may be whole in a moment. */
const pausesMs = [30, 70, 120];
/** Longer than a refresh may take: who waits finds the new token there. */
const patienceMs = 45_000;

/**
 * Tokens in the AWS CLI's cache folder, in its format and under its names, so that every AWS tool finds them. `label` is the
 * folder as people write it.
 */
export function tokenStore(folder: string, fileSystem: FileSystem = nodeFileSystem, label = folder): TokenStore {
  const pathOf = (sessionId: string): string => join(folder, tokenFileName(sessionId));
  return {
    async read(sessionId) {
      return tokenIn((await readCalmly(pathOf(sessionId))).reading);
    },
    async write(sessionId, token, only) {
      const path = pathOf(sessionId);
      for (let tries = 0; tries < mostTries; tries++) {
        const { version, reading } = await readCalmly(path);
        if (only !== undefined && !isHalf(reading) && !isSame(recordIn(reading), only.expected)) return 'stale';
        const next = tokenText(token, version?.text);
        const replacement = { path, next, expected: version, backup: undefined, fileSystem, keeps: 'secrets' as const };
        if ((await replaceContent(replacement)).outcome === 'replaced') return 'done';
      }
      throw new Problem('file', { what: `Other programs keep changing ${path}.`, next: 'Try again in a moment.' });
    },
    async remove(sessionId) {
      const path = pathOf(sessionId);
      try {
        // Behind a link lies the token itself; a link that leads nowhere holds none.
        const target = await targetOf(path).catch(() => path);
        for (const one of new Set([target, path])) await rm(one, { force: true });
      } catch (error) {
        throw fileProblem(path, 'changed', error);
      }
    },
    async exclusively(sessionId, work) {
      const lock = join(folder, tokenFileName(sessionId).replace(/json$/, 'daypass-working'));
      let begun = false;
      const begin = () => {
        begun = true;
        return work();
      };
      try {
        await privateFolder(folder);
        return await withFileLock(lock, begin, patienceMs);
      } catch (error) {
        throw begun ? error : folderProblem(folder, label, error);
      }
    },
  };
}

/** The files in this folder have names that tell people nothing: what can't be written is the folder. */
function folderProblem(folder: string, label: string, error: unknown): Problem {
  if (error instanceof Problem) return new Problem(error.kind, labelled(error.words, folder, label), { cause: error });
  const { kind, words } = fileProblem(join(folder, 'any'), 'changed', error);
  const told = labelled({ ...words, what: `${folder} can't be written.` }, folder, label);
  return new Problem(kind, told, { cause: error });
}

function labelled({ what, why, next }: ProblemWords, folder: string, label: string): ProblemWords {
  const put = (text: string) => text.replaceAll(folder, label);
  return {
    what: put(what),
    ...(why !== undefined && { why: put(why) }),
    ...(next !== undefined && { next: put(next) }),
  };
}

type Found = Readonly<{ version: TextVersion | undefined; reading: TokenReading | undefined }>;

async function readCalmly(path: string): Promise<Found> {
  for (let attempt = 0; ; attempt++) {
    const version = await readVersion(path);
    const reading = version && readTokenRecord(version.text);
    const isDamaged = reading !== undefined && reading.kind !== 'client-registration' && reading.damaged;
    const pause = pausesMs[attempt];
    if (!isDamaged || pause === undefined) return { version, reading };
    await sleep(pause);
  }
}

/** What an interrupted writer left holds no token that could be lost. */
const isHalf = (reading: TokenReading | undefined): boolean => reading?.kind === 'unusable' && reading.damaged;

const recordIn = (reading: TokenReading | undefined): TokenRecord | undefined =>
  reading?.kind === 'token' ? reading.record : undefined;

function tokenIn(reading: TokenReading | undefined): Token | undefined {
  const record = recordIn(reading);
  const { startUrl, region } = record ?? {};
  return record === undefined || startUrl === undefined || region === undefined
    ? undefined
    : { ...record, startUrl, region };
}

function isSame(record: TokenRecord | undefined, token: Token | undefined): boolean {
  return record?.accessToken.reveal() === token?.accessToken.reveal();
}
