import type { CachedCredentials } from '../../domain/cached-credentials.ts';
import { isDamagedRecord } from '../../domain/damaged-record.ts';
import { type BusNames, desktopFindings } from '../../domain/doctor/desktop-findings.ts';
import { type Asked, clockFindings, endpointFindings, skewOf } from '../../domain/doctor/endpoint-findings.ts';
import { environmentFindings } from '../../domain/doctor/environment-findings.ts';
import { fileFindings } from '../../domain/doctor/file-findings.ts';
import type { Check, Finding } from '../../domain/doctor/finding.ts';
import { type KeychainKnown, keychainFindings } from '../../domain/doctor/keychain-findings.ts';
import { keysFindings } from '../../domain/doctor/keys-findings.ts';
import { leftoverFindings } from '../../domain/doctor/leftover-findings.ts';
import { permissionFindings } from '../../domain/doctor/permission-findings.ts';
import { plainTokenFindings } from '../../domain/doctor/plain-token-findings.ts';
import { type Program, processFindings, processProfiles } from '../../domain/doctor/process-findings.ts';
import { profileFindings, profileNames } from '../../domain/doctor/profile-findings.ts';
import type { ReadFile } from '../../domain/doctor/read-file.ts';
import type { SeenPath } from '../../domain/doctor/seen-path.ts';
import { tokenFindings } from '../../domain/doctor/token-findings.ts';
import { wordsInHome } from '../../domain/doctor/words-in-home.ts';
import type { LookedAt } from '../../domain/keychain-look.ts';
import { pathLabel } from '../../domain/path-label.ts';
import { problemOf } from '../../domain/problem.ts';
import { holdsKeys } from '../../domain/profile-credentials.ts';
import type { Session } from '../../domain/session.ts';
import type { Settings } from '../../domain/settings.ts';
import type { SessionFinder } from '../find-sessions.ts';
import type { KeptSessions } from '../kept-sessions.ts';
import type { Clock } from '../ports.ts';
import type { WrittenProfiles } from '../written-profiles.ts';
import { type FileToRead, readFile } from './read-file.ts';

export type ExaminePorts = Readonly<{
  platform: string;
  /** The person's user id, where there is one. */
  userId: number | undefined;
  env: Readonly<Record<string, string | undefined>>;
  clock: Pick<Clock, 'now'>;
  /** The person's home folder. */
  home: string;
  config: FileToRead;
  credentials: FileToRead;
  /** The copies that Daypass made of those two; `of` is the path of the one. */
  copies: readonly (FileToRead & Readonly<{ of: string }>)[];
  /** Everything that lies where AWS tools and Daypass keep things. */
  seen(): Promise<readonly SeenPath[]>;
  find: SessionFinder['find'];
  /** The same once their items in the keychain were read, as far as nobody is asked for that; it comes back in time. */
  findRead: SessionFinder['find'];
  /** The folder of the tokens. */
  tokenFolder: string;
  written: Pick<WrittenProfiles, 'list'> & Readonly<{ isWhole(): Promise<boolean> }>;
  /** Whether the session is surely signed out, or no more: false where that can't be told now. */
  isSignedOut(sessionId: string): Promise<boolean>;
  cached: Readonly<{ folder: string; list(): Promise<readonly CachedCredentials[]> }>;
  /** The path of the script that Daypass writes for profiles. */
  helper: string;
  /** Looks a program up as AWS tools would, which start it by its path or from PATH. */
  program(name: string): Promise<Program>;
  /** Asks AWS's addresses in these regions, and comes back in time, whatever comes of it. */
  ask(regions: readonly string[]): Promise<readonly Asked[]>;
  bus(): Promise<BusNames | undefined>;
  /** Looks at the OS keychain, and comes back in time, whatever comes of it. */
  look(): Promise<LookedAt>;
  kept: Pick<KeptSessions, 'list'>;
  /** The plain files that hold something of a session's token, as people write them. */
  filesOf(session: Session): Promise<readonly string[]>;
  /** Rejects with a `Problem` where they can't be read. */
  settings(): Promise<Pick<Settings, 'storeTokensIn' | 'newPlaintext'>>;
}>;

/** Where settings can't be read, nothing is mended by them. */
const unsure = { storeTokensIn: 'file', newPlaintext: 'leave' } as const;

/** What was heard from outside of this machine's files: AWS's answers, the names on the desktop's bus, and what is in the keychain. */
export type Outside = Readonly<{ asked: readonly Asked[]; bus: BusNames | undefined; looked: LookedAt }>;

export type Examined = Readonly<{ findings: readonly Finding[]; outside: Outside }>;

/**
 * Looks at everything at once. What could not be looked at is a finding; it never rejects. With `heard`, nobody outside of this
 * machine's files is asked once more.
 */
export async function examine(ports: ExaminePorts, heard?: Partial<Outside>): Promise<Examined> {
  const { env, platform, home, clock } = ports;
  const label = (path: string) => pathLabel(path, home);
  const failures: Finding[] = [];
  const attempt = async <T>(check: Check, look: Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await look;
    } catch (error) {
      failures.push({ check, status: 'problem', ...wordsInHome(problemOf(error).words, home) });
      return otherwise;
    }
  };
  const desktop = busOf(ports, heard);
  const keychain = heard?.looked ?? ports.look();
  const [config, credentials, copies, seen, { sessions, skipped }, written, isWhole, cached] = await Promise.all([
    readFile(ports.config, home),
    readFile(ports.credentials, home),
    Promise.all(ports.copies.map(async (copy) => ({ ...(await readFile(copy, home)), of: copy.of }))),
    attempt('permissions', ports.seen(), []),
    attempt('tokens', ports.find(), { sessions: [], skipped: [] }),
    attempt('keys', ports.written.list(), []),
    // Why it can't be read is told once.
    ports.written.isWhole().catch(() => true),
    attempt('leftovers', ports.cached.list(), []),
  ]);
  const files = { config, credentials };
  const processes = processProfiles([config, credentials], platform);
  const regions = [...new Set(sessions.map(({ region }) => region))];
  const names = [...new Set(processes.flatMap(({ program }) => program ?? []))];
  const setAside = seen.flatMap(({ path, label }) => (isDamagedRecord(path) ? [label] : []));
  const [asked, programs, signedOut, bus, looked, record, settings, read] = await Promise.all([
    heard?.asked ?? attempt('endpoints', ports.ask(regions), []),
    Promise.all(names.map(async (name) => [name, await attempt('profiles', ports.program(name), undefined)] as const)),
    signedOutOf([...new Set(written.map(({ sessionId }) => sessionId))], ports),
    desktop,
    keychain,
    recordOf(ports),
    attempt('files', ports.settings(), unsure),
    // Whoever can't be found has been told of.
    ports.findRead().catch(() => ({ sessions })),
  ]);
  const beside = await besideOf(sessions, looked, ports);
  const now = clock.now();
  // With a clock that is fast, what AWS still takes would look as if it had ended.
  const awsNow = now + (skewOf(asked) ?? 0);
  const known = new Map(programs);
  const withKeys = [{ ...credentials, of: credentials.path }, { ...config, of: config.path }, ...copies];
  const tokenFolder = label(ports.tokenFolder);
  const listed = skipped.filter(({ file }) => file !== config.label);
  // Where the record of the keychain can't be read, nobody knows which sign-ins there are.
  const inFiles = tokenFindings(sessions, listed, seen, tokenFolder, now);
  const findings = [
    ...failures,
    ...permissionFindings(withKeysMarked(seen, [config, credentials]), ports.userId),
    ...fileFindings(config, credentials),
    ...profileFindings(files),
    ...processFindings(processes, (program) => known.get(program), ports.helper),
    ...keysFindings({ remembered: written, signedOut, isWhole, setAside, now: awsNow }, withKeys),
    ...leftoverFindings({ seen, cached, cacheLabel: label(ports.cached.folder), copies, now, awsNow }),
    ...(record.problem === undefined ? inFiles : inFiles.filter(({ status }) => status !== 'ok')),
    ...plainTokenFindings({ sessions, kept: record.kept, seen, looked, beside, ...settings, now }),
    ...environmentFindings(env, profileNames(files), files),
    ...endpointFindings(asked),
    ...clockFindings(asked),
    ...desktopFindings(platform, bus),
    ...keychainFindings({ looked, record, sessions: read.sessions, tokenFolder, ...settings }),
  ];
  return { findings, outside: { asked, bus, looked } };
}

const busOf = async (
  { platform, bus }: ExaminePorts,
  heard: Partial<Outside> | undefined,
): Promise<BusNames | undefined> => {
  if (heard !== undefined || platform !== 'linux') return heard?.bus;
  return bus().catch(() => undefined);
};

/** Where items could not even be listed, one that is read might ask somebody. What can't be read is told of with the tokens. */
async function besideOf(
  sessions: readonly Session[],
  { accounts }: LookedAt,
  { filesOf }: ExaminePorts,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const kept = accounts === undefined ? [] : sessions.filter(({ token }) => token?.storage === 'keychain');
  return new Map(
    await Promise.all(kept.map(async (session) => [session.id, await filesOf(session).catch(() => [])] as const)),
  );
}

const recordOf = ({ kept, home }: ExaminePorts): Promise<KeychainKnown['record']> =>
  kept.list().then(
    (sessions) => ({ kept: sessions }),
    (error: unknown) => ({ kept: [], problem: wordsInHome(problemOf(error).words, home) }),
  );

async function signedOutOf(ids: readonly string[], { isSignedOut }: ExaminePorts): Promise<ReadonlySet<string>> {
  const found = await Promise.all(ids.map(async (id) => ((await isSignedOut(id).catch(() => false)) ? [id] : [])));
  return new Set(found.flat());
}

/** The config file may hold keys, too: then it is as secret as the other one. */
const withKeysMarked = (seen: readonly SeenPath[], files: readonly ReadFile[]): readonly SeenPath[] =>
  seen.map((one) =>
    files.some(({ path, file }) => path === one.path && holdsKeys(file)) ? { ...one, isSecret: true } : one,
  );
