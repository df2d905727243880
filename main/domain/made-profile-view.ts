import type { MadeProfileView } from '../../preload/contract.ts';
import type { SessionAccess } from './access.ts';
import { knownAccountName } from './known-account-name.ts';
import { isSignedIn } from './leading-session.ts';
import { listingOf } from './listing-of.ts';
import type { MadeProfile } from './made-profile.ts';
import type { Session } from './session.ts';
import type { State } from './state.ts';
import type { LocalTime } from './time-words.ts';

/** The profiles that Daypass made, each with how it stands now. */
export function madeProfileViews(state: State, local: LocalTime): MadeProfileView[] {
  const accountNameOf = accountNames(state);
  return state.profiles.map((profile) => viewOf(profile, accountNameOf(profile), state, local));
}

/** Looked up, not searched for: there may be thousands of accounts, each with a profile. */
function accountNames(state: State): (access: SessionAccess) => string | undefined {
  const listed = new Map<string, ReadonlyMap<string, string | undefined>>();
  return (access) => {
    const { sessionId, accountId } = access;
    const accounts = listingOf(state, sessionId)?.accounts ?? [];
    const names = listed.get(sessionId) ?? new Map(accounts.map((one) => [one.accountId, one.accountName]));
    listed.set(sessionId, names);
    return names.has(accountId) ? names.get(accountId) : knownAccountName(state, access);
  };
}

function viewOf(
  profile: MadeProfile,
  accountName: string | undefined,
  state: State,
  local: LocalTime,
): MadeProfileView {
  const { id, name, kind, region, file, sessionId, accountId, role } = profile;
  const session = state.sessions.find((one) => one.id === sessionId);
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
    ...(accountName !== undefined && { accountName }),
    state: { repairable: false, ...stateOf(profile, session, state, local) },
  };
}

type Told = Readonly<{ is: MadeProfileView['state']['is']; text: string; repairable?: boolean }>;

function stateOf(profile: MadeProfile, session: Session | undefined, state: State, local: LocalTime): Told {
  const { now, ready } = state;
  const { standing, sessionId } = profile;
  if (standing.is === 'broken') return { is: 'broken', text: standing.why, repairable: standing.repairable };
  if (standing.is === 'changed') return { is: 'changed', text: standing.why };
  if (session === undefined && ready) {
    return { is: 'broken', text: `There is no session "${sessionId}" any more. Add it again, and sign in.` };
  }
  const isIn = session !== undefined && isSignedIn(session, now);
  if (profile.kind !== 'keys') return otherState(profile, session, isIn);
  const because = whyNotRenewed(profile, state);
  if (isIn && because !== undefined) {
    return { is: 'broken', text: ['Its keys were not renewed.', because].join(' ').trim(), repairable: true };
  }
  if (session !== undefined && session.token === undefined) return signedOutState(profile, now, local);
  return keysState(profile, isIn, now, local);
}

function whyNotRenewed({ name, sessionId }: MadeProfile, { reminded }: State): string | undefined {
  const reasons = reminded.filter((one) => one.sessionId === sessionId).map(({ reason }) => reason);
  const found = reasons.find((reason) => reason.why === 'keys-not-renewed' && reason.profile === name);
  return found?.why === 'keys-not-renewed' ? (found.because ?? '') : undefined;
}

const waiting: Told = { is: 'waiting', text: 'Works again when you sign in' };

function otherState({ kind }: MadeProfile, session: Session | undefined, isIn: boolean): Told {
  const storage = session?.token?.storage ?? 'file';
  if (kind === 'sso' && storage !== 'file') {
    const place = storage === 'keychain' ? 'in the keychain' : 'in memory';
    return { is: 'broken', text: `It looks for its sign-in in a file, but that is ${place}.` };
  }
  // The AWS CLI looks for the sign-in under one name only.
  const isShared = kind !== 'sso' || session?.token?.sharedWithAwsCli !== false;
  return isIn && isShared ? { is: 'fresh', text: 'Works while you are signed in' } : waiting;
}

/** Keys that signing out could not remove, or has not yet. */
function signedOutState({ expiresAt, standing }: MadeProfile, now: number, local: LocalTime): Told {
  if (standing.is === 'resting' || (expiresAt !== undefined && expiresAt <= now)) return waiting;
  const end = expiresAt === undefined ? '' : ` They work until ${local.time(expiresAt)}.`;
  return { is: 'broken', text: `You are signed out, but its keys are still in the file.${end}` };
}

function keysState({ expiresAt, renewsAt, standing }: MadeProfile, isIn: boolean, now: number, local: LocalTime): Told {
  if (standing.is === 'resting') {
    return isIn ? { is: 'waiting', text: 'Its keys are on their way', repairable: true } : waiting;
  }
  const isOver = expiresAt !== undefined && expiresAt <= now;
  if (isOver)
    return isIn
      ? { is: 'waiting', text: `Its keys ended at ${local.time(expiresAt)}; new ones are on their way` }
      : waiting;
  if (expiresAt === undefined) return { is: 'fresh', text: 'Works as long as its keys do' };
  if (!isIn || renewsAt === undefined || renewsAt <= now) {
    return { is: 'fresh', text: `Works until ${local.time(expiresAt)}` };
  }
  return { is: 'fresh', text: `Renews at ${local.time(renewsAt)}` };
}
