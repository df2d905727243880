import type { Put } from './aws-file/put.ts';
import { configuredSessions } from './configured-sessions.ts';
import { portalOf } from './portal-of.ts';
import { Problem } from './problem.ts';
import { assertSame } from './profile-conflicts.ts';
import { assertNewName } from './profile-name.ts';
import type { NamedAwsFile } from './profile-wish.ts';
import { isRegionName } from './region-name.ts';
import { sessionNameFor } from './session-name-for.ts';
import { sessionInConfig, sessionSettings } from './session-section.ts';
import { readStartUrl } from './start-url.ts';

/** A session that somebody wants in the config file. */
export type SessionWish = Readonly<{
  startUrl: string;
  region: string;
  /** Without one, a name is made of the start URL. */
  name?: string;
  /** For a second person on a portal that has a session already. */
  another?: boolean;
}>;

/** Without `put`, the session is there already. `isNew`: nothing of it is there yet. */
export type SessionPlan = Readonly<{ sessionId: string; put?: Put; isNew: boolean }>;

/** The wish as it can be written. Throws a Problem of kind 'usage' for a start URL or region that cannot be one. */
export function validWish(wish: SessionWish): SessionWish {
  const read = readStartUrl(wish.startUrl);
  if (!read.ok) throw new Problem('usage', { what: read.why });
  const region = wish.region.trim().toLowerCase();
  if (!isRegionName(region)) {
    throw new Problem('usage', { what: `"${wish.region}" is not the name of a region, such as "eu-west-1".` });
  }
  const { name: _, ...rest } = wish;
  const name = wish.name?.trim() ?? '';
  return { ...rest, startUrl: read.startUrl, region, ...(name !== '' && { name }) };
}

/**
 * How to write a session. One that is there for the same portal and region is given instead of a second one, unless `another`
 * or another name is wished: that is another person. Throws a Problem: 'conflict' when the name is taken, 'usage' when it cannot be a new one.
 */
export function planSession(config: NamedAwsFile, wish: SessionWish): SessionPlan {
  const { startUrl, region, name, another = false } = wish;
  const { sections } = config.file;
  const alike = configuredSessions(sections)
    .sessions.filter(({ form }) => form === 'sso-session')
    .filter((one) => one.region === region && portalOf(one.startUrl) === portalOf(startUrl));
  const [first] = alike;
  const named = alike.find(({ id }) => id === name);
  if (!another && named !== undefined) return { sessionId: named.id, isNew: false };
  if (!another && name === undefined && first !== undefined) return { sessionId: first.id, isNew: false };
  if (named !== undefined) throw isThere(named.id);

  const taken = new Set(sections.filter(({ kind }) => kind === 'sso-session').map((section) => section.name));
  const sessionId = name ?? sessionNameFor(startUrl, taken);
  const wanted = sessionSettings(startUrl, region);
  const existing = sessionInConfig(config, sessionId);
  if (existing === undefined) {
    assertNewName(sessionId, 'session');
    return { sessionId, put: { header: `sso-session ${sessionId}`, settings: wanted }, isNew: true };
  }
  const what = `The session "${sessionId}" in the config file is another one.`;
  assertSame(config, existing, wanted, ['sso_start_url', 'sso_region'], what);
  // What was begun there is completed; scopes that somebody chose stay.
  const missing = [...wanted].filter(([key]) => !existing.settings.has(key));
  return { sessionId, put: { header: existing.header, settings: new Map(missing) }, isNew: false };
}

function isThere(name: string): Problem {
  return new Problem('conflict', {
    what: `The session "${name}" is there already, for the same start URL.`,
    why: 'A second person on this start URL needs a session with another name, so that nobody gets the sign-in of somebody else.',
    next: 'Choose another name.',
  });
}
