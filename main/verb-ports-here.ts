import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { version } from '../package.json';
import { type Places, placesOf } from './adapters/places.ts';
import type { VerbIo } from './cli/verb.ts';
import type { SessionPorts } from './services/find-sessions.ts';
import type { HeardKeptTokens } from './services/heard-kept-tokens.ts';

/**
 * What looks at the sessions of this machine. Of what is in the keychain it is found out first what is gone, if `reads`: others find out when
 * they need a token, and don't wait for the keychain where they need none of it. Where no session was ever there, nothing is loaded for it.
 * `refusalMs`: how long a refusal of the person counts; absent: they may be asked again at once.
 */
export async function sessionPorts(
  env: VerbIo['env'],
  { reads = false, refusalMs }: Readonly<{ reads?: boolean; refusalMs?: number }> = {},
): Promise<SessionPorts> {
  const [{ readVersion }, { tokenCache }, { systemClock }, { pathLabel }] = await Promise.all([
    import('./adapters/text-file-read.ts'),
    import('./adapters/token-cache.ts'),
    import('./adapters/clock.ts'),
    import('./domain/path-label.ts'),
  ]);
  const places = placesHere(env);
  const kept = existsSync(join(places.home, 'keychain.json')) ? await keptHere(places, reads, refusalMs) : undefined;
  return {
    config: { path: places.configFile, read: () => readVersion(places.configFile) },
    cache: tokenCache(places.tokenCache),
    ...(kept !== undefined && { kept }),
    clock: systemClock,
    label: (path) => pathLabel(path, places.personHome),
  };
}

async function keptHere(places: Places, reads: boolean, refusalMs?: number): Promise<HeardKeptTokens> {
  const [{ tokensHere }, { readKeptFirst }, { systemClock }] = await Promise.all([
    import('./tokens-here.ts'),
    import('./services/read-kept-first.ts'),
    import('./adapters/clock.ts'),
  ]);
  const { kept } = tokensHere(places, { refusalMs });
  return reads ? readKeptFirst(kept, systemClock) : kept;
}

/** The portal, with tokens that are refreshed when they need it. `stop` is waited for before the process ends. */
export async function portalPorts(
  env: VerbIo['env'],
  ports: SessionPorts,
  onClockSkew: (ms: number | undefined) => void,
) {
  const [{ awsPortal }, { freshTokenHere }, { findSessions }, { tokensHere }] = await Promise.all([
    import('./adapters/aws-portal.ts'),
    import('./fresh-token-here.ts'),
    import('./services/find-sessions.ts'),
    import('./tokens-here.ts'),
  ]);
  const { find, tokens } = findSessions(ports);
  const { clock } = ports;
  const aws = portalOptions(env);
  const { get, refused, stop } = freshTokenHere({ tokens, clock }, tokensHere(placesHere(env)), {
    ...aws,
    onClockSkew,
  });
  return { find, portal: awsPortal(aws), tokens: get, afterRefusal: refused, clock, stop };
}

/** Whether a person may read what goes to stderr meanwhile. */
export const isWatched = (): boolean => process.stderr.isTTY === true;

/** Somebody sits before a verb, and waits. */
export const patienceMs = 8_000;
export const portalOptions = (env: VerbIo['env']) => ({ env, version, timeoutMs: 7_000 });

export const placesHere = (env: VerbIo['env']) => placesOf(env, process.platform, homedir());
