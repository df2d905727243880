import type { Account } from '../domain/access.ts';
import type { Issued } from '../domain/activity.ts';
import type { Credentials } from '../domain/credentials.ts';
import type { Problem } from '../domain/problem.ts';
import type { ProfileWish } from '../domain/profile-wish.ts';
import { assertWritable, type ProfilesWish, profileWishes } from '../domain/profile-wishes.ts';
import type { DrawnProfile } from '../domain/profiles-rewrite.ts';
import { someFailed } from '../domain/some-failed.ts';
import { problemsOf, type SweptAccount, withoutRole } from '../domain/swept-account.ts';
import type { ExportProfiles } from './export-profiles.ts';
import type { NoteActivity } from './note-activity.ts';
import { accountOf, failureOf, nobodyHas, type SeveralRun, type SeveralWork } from './several-work.ts';
import type { SweepCredentials } from './sweep-credentials.ts';

export type ProfilesJobPorts = Readonly<{ profiles: ExportProfiles; sweep: SweepCredentials; note: NoteActivity }>;

/** A job that sets up a profile for each account with the role, all in one change. Throws a `Problem` of kind `usage`. */
export function profilesJob(wish: ProfilesWish, { profiles, sweep, note }: ProfilesJobPorts): SeveralRun {
  assertWritable(wish);
  return async (work) => {
    const { session, role, signal, progress } = work;
    const found = await accountsOf(work, sweep);
    const wishes = profileWishes(found, session, wish);
    if (wishes.length === 0) throw nothingToWrite(found, role);
    const ready = wish.kind === 'keys' ? await withKeys(wishes, found, work) : { wishes, conflicts: [], given: [] };
    progress('writing', ready.wishes.length, ready.wishes.length);
    signal.throwIfAborted();
    const exported = await profiles.export(ready.wishes, keysOf(ready.given));
    note(...issuedFor(exported.profiles, found, keysOf(ready.given)));
    const { file, backup, changeId } = exported;
    const count = (...kinds: DrawnProfile['is'][]) => exported.profiles.filter(({ is }) => kinds.includes(is)).length;
    return {
      job: 'profiles',
      kind: wish.kind,
      without: withoutRole(found, role).map(accountOf),
      failures: [...found, ...ready.given].flatMap(failureOf),
      conflicts: [...ready.conflicts, ...exported.profiles].flatMap((profile) => conflictOf(profile, found)),
      profiles: {
        file,
        written: count('new', 'changed'),
        unchanged: count('unchanged'),
        ...(backup !== undefined && { backup }),
        ...(changeId !== undefined && { changeId }),
      },
    };
  };

  /** Credentials for the profiles that could be written; none is asked for where the name is taken. */
  async function withKeys(
    wishes: readonly ProfileWish[],
    found: readonly SweptAccount[],
    { session, role, signal, progress }: SeveralWork,
  ) {
    const { profiles: drawn } = await profiles.preview(wishes);
    const isOpen = new Set(drawn.flatMap(({ is, wish: { access } }) => (is === 'conflict' ? [] : [access.accountId])));
    const given = await sweep(session.id, role, {
      accounts: found.filter(({ accountId }) => isOpen.has(accountId)),
      onProgress: (done, known) => progress('credentials', done, known),
      signal,
    });
    const keys = keysOf(given);
    if (keys.size === 0 && given.length > 0) throw noKeys(given);
    return {
      wishes: wishes.filter(({ access }) => keys.has(access.accountId)),
      conflicts: drawn.filter(({ is }) => is === 'conflict'),
      given,
    };
  }
}

/** The accounts with their roles; those that are known are not asked for. */
const accountsOf = ({ session, role, accounts, signal, progress }: SeveralWork, sweep: SweepCredentials) =>
  sweep(session.id, role, {
    ...(accounts !== undefined && { accounts }),
    rolesAlone: true,
    onProgress: (done, known) => progress('roles', done, known),
    signal,
  });

const keysOf = (given: readonly SweptAccount[]): ReadonlyMap<string, Credentials> =>
  new Map(given.flatMap(({ accountId, credentials }) => (credentials ? [[accountId, credentials] as const] : [])));

function conflictOf(profile: DrawnProfile, accounts: readonly Account[]) {
  if (profile.is !== 'conflict') return [];
  const { name, access } = profile.wish;
  return [{ ...accountIn(accounts, access.accountId), profile: name, why: profile.why }];
}

const accountIn = (accounts: readonly Account[], accountId: string): Account =>
  accountOf(accounts.find((one) => one.accountId === accountId) ?? { accountId });

const issuedFor = (
  profiles: readonly DrawnProfile[],
  accounts: readonly Account[],
  keys: ReadonlyMap<string, Credentials>,
): readonly Issued[] =>
  profiles.flatMap(({ is, wish: { name, kind, session, access } }) => {
    if (is === 'conflict' || is === 'unchanged') return [];
    const ends = keys.get(access.accountId)?.expiration;
    return [
      {
        ...{ use: 'profile', profile: name, kind, sessionId: session.id, role: access.role },
        ...accountIn(accounts, access.accountId),
        ...(ends !== undefined && { expiresAt: ends }),
      } as const,
    ];
  });

function nothingToWrite(found: readonly SweptAccount[], role: string): Problem {
  const missing = problemsOf(found);
  if (missing.size === 0) return nobodyHas(role);
  return someFailed(missing, found.length, (some) => `Nothing was written, for the roles of ${some} are missing`);
}

const noKeys = (given: readonly SweptAccount[]): Problem =>
  someFailed(
    problemsOf(given),
    given.length,
    (some) => `Nothing was written, for the credentials of ${some} are missing`,
  );
