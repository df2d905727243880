import { parseAwsFile } from '../domain/aws-file/parse.ts';
import { configuredSessions } from '../domain/configured-sessions.ts';
import { type JoinedSession, joinSessions } from '../domain/join-sessions.ts';
import { Problem } from '../domain/problem.ts';
import type { Session, SkippedFile } from '../domain/session.ts';
import type { StatedProblem } from '../domain/state.ts';
import type { TokenSource } from './portal.ts';
import type { Clock } from './ports.ts';
import { readTokenCache } from './read-token-cache.ts';
import type { TokenCache } from './token-cache.ts';

/** `config.read` gives undefined when there is no such file. */
export type SessionPorts = Readonly<{
  config: Readonly<{ path: string; read(): Promise<Readonly<{ text: string }> | undefined> }>;
  cache: TokenCache;
  clock: Clock;
}>;

export type FoundSessions = Readonly<{
  sessions: readonly Session[];
  skipped: readonly SkippedFile[];
  /** The config file or the cache could not be read as the AWS CLI would; the sessions are those found all the same. */
  problem?: StatedProblem;
}>;

/** Finds every session, reading the config file and the token cache anew. A file that can't be read is data, not a rejection. */
export function findSessions(ports: SessionPorts): () => Promise<FoundSessions> {
  const join = joinedSessions(ports);
  return async () => {
    const { joined, skipped, problem } = await join();
    const sessions = joined.map(({ session }) => session);
    return { sessions, skipped, ...(problem !== undefined && { problem }) };
  };
}

/** Gives the newest token of a session, read anew at every call; undefined when there is none. */
export function tokenSource(ports: SessionPorts): TokenSource {
  const join = joinedSessions(ports);
  return async (sessionId) => (await join()).joined.find(({ session }) => session.id === sessionId)?.token;
}

type Joined = Readonly<{ joined: readonly JoinedSession[]; skipped: readonly SkippedFile[]; problem?: StatedProblem }>;

function joinedSessions({ config, cache, clock }: SessionPorts): () => Promise<Joined> {
  const readTokens = readTokenCache(cache, clock);
  return async () => {
    const [file, tokens] = await Promise.all([attempt(config.read()), attempt(readTokens())]);
    const { sections, flaws } = parseAwsFile(file.value?.text ?? '');
    const { sessions, unusable } = configuredSessions(sections);
    const { files = [], skipped = [] } = tokens.value ?? {};
    const found = joinSessions(sessions, files, clock.now());
    const [flaw] = flaws;
    const problem = file.problem ?? tokens.problem ?? (flaw && flawed(config.path, flaw));
    return {
      joined: found.joined,
      skipped: [...unusable.map((reason) => ({ file: config.path, reason })), ...skipped, ...found.skipped],
      ...(problem !== undefined && { problem }),
    };
  };
}

type Attempt<T> = Readonly<{ value?: T; problem?: StatedProblem }>;

async function attempt<T>(reading: Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await reading };
  } catch (error) {
    if (error instanceof Problem) return { problem: stated(error) };
    throw error;
  }
}

const stated = ({ kind, words }: Problem): StatedProblem => ({ kind, ...words });

function flawed(path: string, { line, what }: Readonly<{ line: number; what: string }>): StatedProblem {
  return stated(
    new Problem('file', {
      what: `The AWS CLI can't read ${path}.`,
      why: `Line ${line}: ${what}`,
      next: 'Correct that line; until then, AWS tools may not see what is in this file.',
    }),
  );
}
