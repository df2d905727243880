import { askedSessions } from '../domain/asked-sessions.ts';
import { parseAwsFile } from '../domain/aws-file/parse.ts';
import { besideFiles } from '../domain/beside-files.ts';
import { configuredSessions } from '../domain/configured-sessions.ts';
import { type JoinedSession, joinSessions } from '../domain/join-sessions.ts';
import { lostProfiles } from '../domain/lost-profiles.ts';
import { Problem } from '../domain/problem.ts';
import type { Session, SkippedFile } from '../domain/session.ts';
import type { StatedProblem } from '../domain/state.ts';
import { keptEntries } from './kept-entries.ts';
import type { KeptTokens } from './kept-tokens.ts';
import type { TokenSource } from './portal.ts';
import type { Clock } from './ports.ts';
import { readTokenCache } from './read-token-cache.ts';
import type { TokenCache } from './token-cache.ts';

/** `config.read` gives undefined when there is no such file. */
export type SessionPorts = Readonly<{
  config: Readonly<{ path: string; read(): Promise<Readonly<{ text: string }> | undefined> }>;
  cache: TokenCache;
  /** The tokens that are not in the cache; without it there are none. */
  kept?: Pick<KeptTokens, 'known' | 'read'>;
  clock: Clock;
  /** A path as a person would write it. */
  label(path: string): string;
}>;

export type FoundSessions = Readonly<{
  sessions: readonly Session[];
  skipped: readonly SkippedFile[];
  /** The config file or the cache could not be read as the AWS CLI would; the sessions are those found all the same. */
  problem?: StatedProblem;
  /** It is not known what is in the keychain: who seems to be signed out may not be. */
  isUnsure?: true;
}>;

export type SessionFinder = Readonly<{
  /**
   * Finds every session, reading the config file and the token cache anew, and of the keychain what is known without asking it. A file that
   * can't be read is data, not a rejection.
   */
  find(): Promise<FoundSessions>;
  /** Gives the newest token of a session, found anew at every call; of the keychain it is read once. */
  tokens: TokenSource;
}>;

/** Sessions and their tokens from one reader, which parses only what changed since it read last. */
export function findSessions(ports: SessionPorts): SessionFinder {
  const join = joinedSessions(ports);
  return {
    async find() {
      const { joined, skipped, problem, keptProblem } = await join();
      const sessions = joined.map(({ session }) =>
        session.token === undefined && keptProblem !== undefined ? ({ ...session, isUnsure: true } as const) : session,
      );
      return { sessions, skipped, ...(problem && { problem }), ...(keptProblem && { isUnsure: true }) };
    },
    async tokens(sessionId, asking = 'may-ask') {
      for (let tries = 0; ; tries++) {
        const { joined, keptProblem } = await join();
        const found = joined.find(({ session }) => session.id === sessionId);
        if (found?.token !== undefined) return found.token;
        // Nobody knows then whether the session is signed out.
        if (keptProblem !== undefined) throw keptProblem;
        if (found?.unread === undefined) return undefined;
        const item = await ports.kept?.read(found.unread, asking);
        // Each time that somebody puts another one there in the same moment, that one is read.
        if (tries === mostTries) return item?.token;
      }
    },
  };
}

const mostTries = 5;

type Joined = Readonly<{
  joined: readonly JoinedSession[];
  skipped: readonly SkippedFile[];
  problem?: StatedProblem;
  /** Why it is not known which tokens are in the keychain. */
  keptProblem?: Problem;
}>;

function joinedSessions({ config, cache, kept, clock, label }: SessionPorts): () => Promise<Joined> {
  const readTokens = readTokenCache(cache, clock);
  const configName = label(config.path);
  return async () => {
    const [file, tokens, elsewhere] = await Promise.all([
      attempt(config.read()),
      attempt(readTokens()),
      attempt(kept === undefined ? none : keptEntries(kept)),
    ]);
    const { sections, flaws } = parseAwsFile(file.value?.text ?? '');
    const { sessions, unusable } = configuredSessions(sections);
    const { files = [], skipped = [] } = tokens.value ?? {};
    const asked = askedSessions(sections, sessions, elsewhere.value ?? []);
    const now = clock.now();
    const found = joinSessions([...sessions, ...asked], besideFiles(files, elsewhere.value ?? [], now), now);
    const [flaw] = flaws;
    const problem = file.problem ?? tokens.problem ?? elsewhere.problem ?? (flaw && flawed(configName, flaw));
    return {
      joined: found.joined.map((one) => {
        const lost = lostProfiles(sections, one.session);
        return lost.length === 0 ? one : { ...one, session: { ...one.session, lostProfiles: lost } };
      }),
      skipped: [...unusable.map((reason) => ({ file: configName, reason })), ...skipped, ...found.skipped],
      ...(problem !== undefined && { problem: stated(problem) }),
      ...(elsewhere.problem !== undefined && { keptProblem: elsewhere.problem }),
    };
  };
}

const none = Promise.resolve([]);

type Attempt<T> = Readonly<{ value?: T; problem?: Problem }>;

async function attempt<T>(reading: Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await reading };
  } catch (error) {
    if (error instanceof Problem) return { problem: error };
    throw error;
  }
}

const stated = ({ kind, words }: Problem): StatedProblem => ({ kind, ...words });

const flawed = (name: string, { line, what }: Readonly<{ line: number; what: string }>): Problem =>
  new Problem('file', {
    what: `The AWS CLI can't read ${name}.`,
    why: `Line ${line}: ${what}`,
    next: 'Correct that line; until then, AWS tools may not see what is in this file.',
  });
