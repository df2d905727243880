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
  /** A path as a person would write it. */
  label(path: string): string;
}>;

export type FoundSessions = Readonly<{
  sessions: readonly Session[];
  skipped: readonly SkippedFile[];
  /** The config file or the cache could not be read as the AWS CLI would; the sessions are those found all the same. */
  problem?: StatedProblem;
}>;

export type SessionFinder = Readonly<{
  /** Finds every session, reading the config file and the token cache anew. A file that can't be read is data, not a rejection. */
  find(): Promise<FoundSessions>;
  /** Gives the newest token of a session, read anew at every call; undefined when there is none. */
  tokens: TokenSource;
}>;

/** Sessions and their tokens from one reader, which parses only what changed since it read last. */
export function findSessions(ports: SessionPorts): SessionFinder {
  const join = joinedSessions(ports);
  return {
    async find() {
      const { joined, skipped, problem } = await join();
      const sessions = joined.map(({ session }) => session);
      return { sessions, skipped, ...(problem !== undefined && { problem }) };
    },
    tokens: async (sessionId) => (await join()).joined.find(({ session }) => session.id === sessionId)?.token,
  };
}

type Joined = Readonly<{ joined: readonly JoinedSession[]; skipped: readonly SkippedFile[]; problem?: StatedProblem }>;

function joinedSessions({ config, cache, clock, label }: SessionPorts): () => Promise<Joined> {
  const readTokens = readTokenCache(cache, clock);
  const configName = label(config.path);
  return async () => {
    const [file, tokens] = await Promise.all([attempt(config.read()), attempt(readTokens())]);
    const { sections, flaws } = parseAwsFile(file.value?.text ?? '');
    const { sessions, unusable } = configuredSessions(sections);
    const { files = [], skipped = [] } = tokens.value ?? {};
    const found = joinSessions(sessions, files, clock.now());
    const [flaw] = flaws;
    const problem = file.problem ?? tokens.problem ?? (flaw && flawed(configName, flaw));
    return {
      joined: found.joined,
      skipped: [...unusable.map((reason) => ({ file: configName, reason })), ...skipped, ...found.skipped],
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

function flawed(name: string, { line, what }: Readonly<{ line: number; what: string }>): StatedProblem {
  return stated(
    new Problem('file', {
      what: `The AWS CLI can't read ${name}.`,
      why: `Line ${line}: ${what}`,
      next: 'Correct that line; until then, AWS tools may not see what is in this file.',
    }),
  );
}
