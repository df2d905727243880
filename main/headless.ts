import { homedir } from 'node:os';
import process from 'node:process';
import { version } from '../package.json';
import { placesOf } from './adapters/places.ts';
import { run, type VerbMaker } from './cli/run.ts';
import type { VerbIo } from './cli/verb.ts';

/**
 * The composition root of the verbs. Each line loads what that verb needs and nothing else: `status` must not pay for
 * the AWS SDK.
 */
const verbs: Readonly<Record<string, VerbMaker>> = {
  status: async (env) => {
    const [{ statusVerb }, { findSessions }, { sessionPorts }] = await Promise.all([
      import('./cli/status.ts'),
      import('./services/find-sessions.ts'),
      import('./adapters/session-ports.ts'),
    ]);
    const ports = sessionPorts(placesHere(env));
    return statusVerb({ find: findSessions(ports), clock: ports.clock });
  },
};

/** Runs a headless verb and gives its exit code (docs/architecture.md, "Seen from outside"). Never rejects. */
export function runVerb(argv: readonly string[], io: VerbIo): Promise<number> {
  return run(argv, io, verbs, version);
}

const placesHere = (env: VerbIo['env']) => placesOf(env, process.platform, homedir());
