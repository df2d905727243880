import { homedir } from 'node:os';
import process from 'node:process';
import { version } from '../package.json';
import { placesOf } from './adapters/places.ts';
import type { VerbIo } from './cli/verb.ts';
import type { SessionPorts } from './services/find-sessions.ts';

/** What looks at the sessions of this machine. */
export async function sessionPorts(env: VerbIo['env']): Promise<SessionPorts> {
  const [{ readVersion }, { tokenCache }, { systemClock }, { pathLabel }] = await Promise.all([
    import('./adapters/text-file-read.ts'),
    import('./adapters/token-cache.ts'),
    import('./adapters/clock.ts'),
    import('./domain/path-label.ts'),
  ]);
  const places = placesHere(env);
  return {
    config: { path: places.configFile, read: () => readVersion(places.configFile) },
    cache: tokenCache(places.tokenCache),
    clock: systemClock,
    label: (path) => pathLabel(path, places.personHome),
  };
}

/** The portal, with tokens that are refreshed when they need it. `stop` is waited for before the process ends. */
export async function portalPorts(
  env: VerbIo['env'],
  ports: SessionPorts,
  onClockSkew: (ms: number | undefined) => void,
) {
  const [{ awsPortal }, { freshTokenHere }, { findSessions }] = await Promise.all([
    import('./adapters/aws-portal.ts'),
    import('./fresh-token-here.ts'),
    import('./services/find-sessions.ts'),
  ]);
  const { find, tokens } = findSessions(ports);
  const { clock } = ports;
  const aws = portalOptions(env);
  const { get, refused, stop } = freshTokenHere(
    { tokens, clock },
    placesHere(env).tokenCache,
    { ...aws, onClockSkew },
    ports.label,
  );
  return { find, portal: awsPortal(aws), tokens: get, afterRefusal: refused, clock, stop };
}

/** Whether a person may read what goes to stderr meanwhile. */
export const isWatched = (): boolean => process.stderr.isTTY === true;

/** Somebody sits before a verb, and waits. */
export const patienceMs = 8_000;
export const portalOptions = (env: VerbIo['env']) => ({ env, version, timeoutMs: 7_000 });

export const placesHere = (env: VerbIo['env']) => placesOf(env, process.platform, homedir());
