import process from 'node:process';
import { localTime } from './adapters/local-time.ts';
import { textFile } from './adapters/text-file.ts';
import { keychainVerb } from './cli/keychain.ts';
import type { Verb, VerbIo } from './cli/verb.ts';
import { keychainName } from './domain/keychain-problem.ts';
import { helperHere } from './helper-here.ts';
import { keychainLookHere } from './keychain-look-here.ts';
import { movesHere } from './moves-here.ts';
import { profilesHere } from './profiles-here.ts';
import { filesToMove } from './services/files-to-move.ts';
import { findSessions } from './services/find-sessions.ts';
import { tokensHere } from './tokens-here.ts';
import { placesHere, portalOptions, sessionPorts } from './verb-ports-here.ts';

/** The verb `keychain` on this machine. */
export async function keychainVerbHere(env: VerbIo['env']): Promise<Verb> {
  const places = placesHere(env);
  const { record, kept, plain } = tokensHere(places);
  const ports = { ...(await sessionPorts(env)), kept };
  const found = { ...ports, ...findSessions(ports) };
  const profiles = profilesHere({
    helper: helperHere(places, env),
    places,
    config: textFile(places.configFile, { reads: 'settled' }),
    issue: () => Promise.reject(new Error('No keys are written here.')),
    label: ports.label,
  });
  const look = keychainLookHere(places);
  const shared = { clock: ports.clock, look, storageFor: kept.storageFor };
  return keychainVerb({
    status: {
      ...shared,
      // Whether an item can be read at all is part of where a token is.
      find: findSessions(await sessionPorts(env, { reads: true })).find,
      local: localTime,
      record,
      filesOf: (session, reads) =>
        filesToMove(
          { kept, plain, clock: ports.clock, tokens: reads ? found.tokens : async () => undefined },
          session,
          'keychain',
        ),
    },
    moving: {
      ...shared,
      find: found.find,
      name: keychainName(process.platform),
      moves: movesHere({ places, found, profiles, portal: portalOptions(env) }),
    },
  });
}
