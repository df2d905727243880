import { homedir } from 'node:os';
import process from 'node:process';
import { version } from '../package.json';
import { placesOf } from './adapters/places.ts';
import { run, type VerbMaker } from './cli/run.ts';
import type { VerbIo } from './cli/verb.ts';
import type { SessionPorts } from './services/find-sessions.ts';

/**
 * The composition root of the verbs. Each line loads what that verb needs and nothing else: `status` must not pay for
 * the AWS SDK.
 */
const verbs: Readonly<Record<string, VerbMaker>> = {
  status: async (env) => {
    const [{ statusVerb }, { findSessions }, { localTime }, ports] = await Promise.all([
      import('./cli/status.ts'),
      import('./services/find-sessions.ts'),
      import('./adapters/local-time.ts'),
      sessionPorts(env),
    ]);
    return statusVerb({ find: findSessions(ports).find, clock: ports.clock, local: localTime });
  },
  accounts: async (env) => {
    const [{ accountsVerb }, { listAccess }, { awsPortal }, { findSessions }, ports] = await Promise.all([
      import('./cli/accounts.ts'),
      import('./services/list-access.ts'),
      import('./adapters/aws-portal.ts'),
      import('./services/find-sessions.ts'),
      sessionPorts(env),
    ]);
    const { clock } = ports;
    const { find, tokens } = findSessions(ports);
    const list = listAccess({ portal: awsPortal(portalOptions(env)), tokens, clock, patienceMs });
    return accountsVerb({ find, list, clock, watched: process.stderr.isTTY === true });
  },
  credentials: async (env) => {
    const [{ credentialsVerb }, { issueCredentials }, { awsPortal }, { findSessions }, ports] = await Promise.all([
      import('./cli/credentials.ts'),
      import('./services/issue-credentials.ts'),
      import('./adapters/aws-portal.ts'),
      import('./services/find-sessions.ts'),
      sessionPorts(env),
    ]);
    const { clock } = ports;
    const { find, tokens } = findSessions(ports);
    const issue = issueCredentials({ portal: awsPortal(portalOptions(env)), tokens, clock });
    return credentialsVerb({ find, issue, clock });
  },
  export: async (env) => {
    const [{ exportVerb }, { exportProfile }, { findSessions }, { textFile }, ports] = await Promise.all([
      import('./cli/export.ts'),
      import('./services/export-profile.ts'),
      import('./services/find-sessions.ts'),
      import('./adapters/text-file.ts'),
      sessionPorts(env),
    ]);
    const { configFile, credentialsFile } = placesHere(env);
    const { find, tokens } = findSessions(ports);
    const profiles = exportProfile({
      config: textFile(configFile, { reads: 'settled' }),
      credentials: textFile(credentialsFile, { keeps: 'secrets', reads: 'settled' }),
      // Only keys need the portal; an sso profile is written without loading it.
      issue: async (sessionId, access) => {
        const [{ issueCredentials }, { awsPortal }] = await Promise.all([
          import('./services/issue-credentials.ts'),
          import('./adapters/aws-portal.ts'),
        ]);
        const portal = awsPortal(portalOptions(env));
        return issueCredentials({ portal, tokens, clock: ports.clock })(sessionId, access);
      },
      label: ports.label,
    });
    return exportVerb({ find, clock: ports.clock, profiles });
  },
};

/** Runs a headless verb and gives its exit code (docs/architecture.md, "Seen from outside"). Never rejects. */
export function runVerb(argv: readonly string[], io: VerbIo): Promise<number> {
  return run(argv, io, verbs, version);
}

async function sessionPorts(env: VerbIo['env']): Promise<SessionPorts> {
  const [{ textFile }, { tokenCache }, { systemClock }, { pathLabel }] = await Promise.all([
    import('./adapters/text-file.ts'),
    import('./adapters/token-cache.ts'),
    import('./adapters/clock.ts'),
    import('./domain/path-label.ts'),
  ]);
  const places = placesHere(env);
  return {
    config: textFile(places.configFile),
    cache: tokenCache(places.tokenCache),
    clock: systemClock,
    label: (path) => pathLabel(path, places.personHome),
  };
}

/** Somebody sits before a verb, and waits. */
const patienceMs = 8_000;
const portalOptions = (env: VerbIo['env']) => ({ env, version, timeoutMs: 7_000 });

const placesHere = (env: VerbIo['env']) => placesOf(env, process.platform, homedir());
