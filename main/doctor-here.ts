import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { awsPortal } from './adapters/aws-portal.ts';
import { busNames } from './adapters/bus-names.ts';
import { cachedCredentials } from './adapters/cached-credentials.ts';
import { removeUnchanged, setMode } from './adapters/mend-path.ts';
import { messageBus } from './adapters/message-bus.ts';
import type { Places } from './adapters/places.ts';
import { lookUpProgram } from './adapters/program-lookup.ts';
import { type Look, seenPaths } from './adapters/seen-paths.ts';
import { textFile } from './adapters/text-file.ts';
import { targetOf } from './adapters/text-file-read.ts';
import { writtenProfiles } from './adapters/written-profiles.ts';
import { isUnfinished } from './domain/doctor/leftover-findings.ts';
import { filesWithKeys } from './files-with-keys.ts';
import { helperHere } from './helper-here.ts';
import { keychainLookHere } from './keychain-look-here.ts';
import { removeRolesHere } from './roles-here.ts';
import { type CheckUp, checkUp } from './services/doctor/check-up.ts';
import { type ExaminePorts, examine } from './services/doctor/examine.ts';
import { mend } from './services/doctor/mend.ts';
import { filesToMove } from './services/files-to-move.ts';
import { findSessions, type SessionFinder, type SessionPorts } from './services/find-sessions.ts';
import { endLeaving } from './services/finish-leaving.ts';
import { isSignedOut } from './services/is-signed-out.ts';
import { readKeptFirst } from './services/read-kept-first.ts';
import { backupSuffix, removeWrittenKeys } from './services/remove-keys.ts';
import { settleTokens } from './services/settle-tokens.ts';
import { tokensHere } from './tokens-here.ts';

type Here = Readonly<{
  env: Readonly<Record<string, string | undefined>>;
  version: string;
  places: Places;
  found: Pick<SessionPorts, 'label' | 'clock'> & Pick<SessionFinder, 'find'>;
}>;

/** Looking at this machine, and mending what can be mended. */
export function doctorHere({ env, version, places, found: { find, label, clock } }: Here): CheckUp {
  const { configFile, credentialsFile, tokenCache, home } = places;
  const written = writtenProfiles(home);
  const aws = join(tokenCache, '..', '..');
  const cliCache = join(aws, 'cli', 'cache');
  const files = [credentialsFile, configFile];
  const helper = helperHere(places, env);
  const { record, keychain, kept, plain, cache, names, store, settings, clearing } = tokensHere(places);
  const sessionPorts = { config: textFile(configFile), cache, clock, label };
  const { tokens } = findSessions({ ...sessionPorts, kept });
  const settle = settleTokens({
    ...{ record, kept, plain, tokens, clock },
    exclusively: store.exclusively,
    endLeaving: endLeaving({ record, keychain, kept, portal: awsPortal({ env, version }) }),
    newPlaintext: async () => (await settings()).newPlaintext,
    removeRoleCredentials: removeRolesHere({ places, portal: { env, version }, config: textFile(configFile) }),
  });

  const ports: ExaminePorts = {
    platform: process.platform,
    userId: process.geteuid?.(),
    env,
    clock,
    home: places.personHome,
    config: textFile(configFile),
    credentials: textFile(credentialsFile),
    copies: files.map((path) => ({ ...textFile(`${path}${backupSuffix}`), of: path })),
    seen: async () => seenPaths([...looksAt(aws, cliCache, places), ...(await looksBeside(files))], label),
    find,
    findRead: () => findSessions({ ...sessionPorts, kept: readKeptFirst(kept, clock) }).find(),
    tokenFolder: tokenCache,
    written: { list: written.list, isWhole: async () => (await written.inspect()).condition !== 'damaged' },
    isSignedOut: isSignedOut(find, names),
    cached: { folder: cliCache, list: () => cachedCredentials(cliCache) },
    helper: helper.path,
    program: async (name) => {
      if (name === helper.path) return (await helper.works()) ? 'there' : 'missing';
      return lookUpProgram(name, { env, platform: process.platform });
    },
    // The AWS SDK is loaded only where there is somebody to ask.
    ask: async (regions) =>
      regions.length === 0
        ? []
        : (await import('./adapters/ask-aws.ts')).askAws(regions, {
            env,
            version,
            timeoutMs: answerMs,
            now: clock.now,
          }),
    bus: () => busNames(messageBus('session', []), busMs),
    look: keychainLookHere(places),
    kept: record,
    filesOf: (session) => filesToMove({ kept, plain, tokens, clock }, session, 'keychain'),
    settings,
  };

  return checkUp({
    examine: (heard) => examine(ports, heard),
    mend: mend({
      home: places.personHome,
      setMode,
      removeFile: removeUnchanged,
      writeHelper: helper.put,
      written,
      removeWritten: removeWrittenKeys({
        written,
        files: filesWithKeys(places),
        label,
      }),
      settle: async () => settle((await find()).sessions),
      async rebuild(asking) {
        const { sessions } = await find();
        return kept.rebuild(asking, new Map(sessions.map(({ id, startUrl }) => [id, startUrl])));
      },
      clearItem: clearing.clear,
    }),
  });
}

/** With what goes before, the answer is there within six seconds. */
const answerMs = 4_500;
const busMs = 2_000;

/** Settings, records, and what was left behind. */
const isOurs = (name: string): boolean => /\.jsonl?$/.test(name) || isUnfinished(name);

function looksAt(aws: string, cliCache: string, { configFile, credentialsFile, tokenCache, home }: Places): Look[] {
  const secret = { isSecret: true };
  return [
    { path: aws, ...secret, inside: (name) => isUnfinished(name) || name.endsWith(backupSuffix) },
    { path: configFile, isSecret: false },
    { path: credentialsFile, ...secret },
    { path: dirname(tokenCache), ...secret },
    { path: tokenCache, ...secret, inside: () => true },
    { path: dirname(cliCache), ...secret },
    { path: cliCache, ...secret, inside: () => true },
    { path: home, ...secret, inside: isOurs },
    { path: join(home, 'credentials'), ...secret, inside: () => true },
  ];
}

/** What killed programs leave lies beside the file itself, to which a link may lead. */
async function looksBeside(files: readonly string[]): Promise<Look[]> {
  const targets = await Promise.all(files.map((path) => targetOf(path).catch(() => path)));
  const names = [...files, ...targets].map((path) => basename(path));
  const inside = (name: string) =>
    isUnfinished(name) && names.some((own) => name.startsWith(own) || name.startsWith(`.${own}`));
  return [...new Set(targets.map((path) => dirname(path)))].map((path) => ({
    path,
    isSecret: true,
    inside,
    insideOnly: true,
  }));
}
