import type { MadeProfileView } from '../../preload/contract.ts';
import { listingOf } from './listing-of.ts';
import type { MadeProfile } from './made-profile.ts';
import { renewsItself, type Session, sessionStateAt } from './session.ts';
import type { State } from './state.ts';
import { futureMoment, type LocalTime } from './time-words.ts';

/** The profiles that Daypass made, by name, each with how it stands now. */
export function madeProfileViews(state: State, local: LocalTime): MadeProfileView[] {
  return state.profiles.map((profile) => viewOf(profile, state, local)).sort((a, b) => a.name.localeCompare(b.name));
}

function viewOf(profile: MadeProfile, state: State, local: LocalTime): MadeProfileView {
  const { id, name, kind, region, file, sessionId, accountId, role } = profile;
  const session = state.sessions.find((one) => one.id === sessionId);
  const account = listingOf(state, sessionId)?.accounts.find((one) => one.accountId === accountId);
  return {
    id,
    name,
    kind,
    region,
    file,
    sessionId,
    accountId,
    role,
    ...(session !== undefined && { sessionName: session.name }),
    ...(account?.accountName !== undefined && { accountName: account.accountName }),
    state: stateOf(profile, session, state.now, local),
  };
}

function stateOf(
  { kind, expiresAt, standing }: MadeProfile,
  session: Session | undefined,
  now: number,
  local: LocalTime,
): MadeProfileView['state'] {
  if (standing.is === 'broken') return { is: 'broken', text: standing.why, repairable: standing.repairable };
  if (standing.is === 'changed') return { is: 'changed', text: standing.why, repairable: false };
  const isIn = session !== undefined && isSignedIn(session, now);
  const isOver = kind === 'keys' && expiresAt !== undefined && expiresAt <= now;
  if (!isIn && (kind !== 'keys' || isOver))
    return { is: 'waiting', text: 'Works again when you sign in', repairable: false };
  if (kind !== 'keys') return { is: 'fresh', text: 'Works while you are signed in', repairable: false };
  if (expiresAt === undefined) return { is: 'fresh', text: 'Works for now', repairable: false };
  const moment = futureMoment(expiresAt, now, local);
  return { is: 'fresh', text: isIn ? `Renews at ${moment}` : `Works until ${moment}`, repairable: false };
}

const isSignedIn = (session: Session, now: number): boolean =>
  ['signed-in', 'ending-soon'].includes(sessionStateAt(session, now)) || renewsItself(session);
