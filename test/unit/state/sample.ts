import { next } from '../../../main/domain/next-state.ts';
import type { Session } from '../../../main/domain/session.ts';
import { initialState, type State, type StateEvent } from '../../../main/domain/state.ts';
import type { LocalTime } from '../../../main/domain/time-words.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Noon, in a place whose clock shows UTC. */
export const noon = Date.UTC(2026, 10, 12, 12, 0, 0);

export const utc: LocalTime = {
  time: (moment) => new Date(moment).toISOString().slice(11, 16),
  date: (moment) => new Date(moment).toISOString().slice(0, 10),
  day: (moment) => Math.floor(moment / day),
};

/** A session with this much time left at noon, that nobody renews; signed out without. */
export function sessionWith(name: string, left?: number): Session {
  const session: Session = {
    id: name,
    name,
    form: 'sso-session',
    startUrl: `https://${name}.awsapps.com/start`,
    region: 'eu-central-1',
  };
  if (left === undefined) return session;
  const token = { expiresAt: noon + left, refreshable: false, storage: 'file', sharedWithAwsCli: true } as const;
  return { ...session, token };
}

/** The same, of the kind that AWS renews without the person. */
export function renewableWith(name: string, left: number): Session {
  const { token, ...rest } = sessionWith(name, left);
  return token === undefined ? rest : { ...rest, token: { ...token, refreshable: true } };
}

export const after = (...events: readonly StateEvent[]): State => events.reduce(next, initialState(noon));

export const found = (...sessions: readonly Session[]): StateEvent => ({
  type: 'sessions-found',
  sessions,
  skipped: [],
});
