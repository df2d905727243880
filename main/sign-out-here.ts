import { join } from 'node:path';
import { type AwsPortalOptions, awsPortal } from './adapters/aws-portal.ts';
import type { Places } from './adapters/places.ts';
import { roleCache } from './adapters/role-cache.ts';
import { sealedCredentials } from './adapters/sealed-credentials.ts';
import { readVersion } from './adapters/text-file-read.ts';
import { writtenProfiles } from './adapters/written-profiles.ts';
import type { SignOutVerbPorts } from './cli/sign-out.ts';
import { problemOf } from './domain/problem.ts';
import { filesWithKeys } from './files-with-keys.ts';
import type { SessionFinder, SessionPorts } from './services/find-sessions.ts';
import { endLeaving, finishLeaving } from './services/finish-leaving.ts';
import { finishSignOuts } from './services/finish-sign-outs.ts';
import { isSignedOut } from './services/is-signed-out.ts';
import type { OwnWrite } from './services/own-writes.ts';
import { removeKeys } from './services/remove-keys.ts';
import { type SignOutPorts, signOut } from './services/sign-out.ts';
import { tokensHere } from './tokens-here.ts';

/** Signing out with what is on this machine. The app gives what it holds in memory; `onWritten` is called after each write into an AWS file. */
export function signOutHere(
  found: Pick<SessionPorts, 'config' | 'label' | 'clock'> & SessionFinder,
  places: Places,
  portal: AwsPortalOptions,
  {
    onWritten,
    ...more
  }: Pick<SignOutPorts, 'accesses' | 'forget'> & Readonly<{ onWritten?(write: OwnWrite): void }> = {},
): ReturnType<typeof signOut> {
  const { kept, store, removeCopies, ...kinds } = tokensHere(places);
  const aws = awsPortal({ timeoutMs: answerMs, ...portal });
  const leave = signOut({
    find: found.find,
    tokens: found.tokens,
    clock: found.clock,
    store,
    removeCopies,
    portal: aws,
    endLeaving: endLeaving({ ...kinds, kept, portal: aws }),
    roleCache: roleCache(join(places.tokenCache, '..', '..', 'cli', 'cache')),
    config: found.config,
    removeKeys: removeKeys({
      written: writtenProfiles(places.home),
      files: filesWithKeys(places, onWritten),
      label: found.label,
    }),
    removeShared: sealedCredentials(places.home).remove,
    ...more,
  });
  /** Who never had a token in the keychain has nothing asked of it. */
  const wasKeychainUsed = async (): Promise<boolean> =>
    (await readVersion(kinds.recordFile)) !== undefined ||
    (await kinds.settings()).storeTokensIn === 'keychain' ||
    (await writtenProfiles(places.home).read()).records.some(({ was }) => was !== undefined);
  return async (session) => {
    // The person wants it now, whatever was said before.
    kept.askAgain();
    const isToAdopt = session.token === undefined && (await wasKeychainUsed().catch(() => true));
    const unknown = isToAdopt ? await kinds.adopt(session, 'silently').then(() => undefined, problemOf) : undefined;
    const left = await leave(session);
    if (unknown !== undefined) throw unknown;
    return left;
  };
}

/** Taking away what earlier sign-outs could not. */
export function finishSignOutsHere(
  { find, label }: Pick<SessionPorts, 'label'> & Pick<SessionFinder, 'find'>,
  places: Places,
  portal: AwsPortalOptions,
): Pick<SignOutVerbPorts, 'finish' | 'isRecordWhole'> {
  const written = writtenProfiles(places.home);
  const shared = { written, files: filesWithKeys(places), label };
  const finish = finishSignOuts({
    ...shared,
    find,
    isSignedOut: isSignedOut(find, tokensHere(places).names),
    removeKeys: removeKeys(shared),
    removeShared: sealedCredentials(places.home).remove,
    finishLeaving: finishLeavingHere(places, { timeoutMs: answerMs, ...portal }),
  });
  // That it can't be read at all is told as the keys are to be removed.
  const isRecordWhole = () =>
    written.inspect().then(
      ({ condition }) => condition !== 'damaged',
      () => true,
    );
  return { finish, isRecordWhole };
}

/** Taking out of the keychain what it did not let go at sign-out, and what is left where somebody deleted an item by hand. */
export function finishLeavingHere(places: Places, portal: AwsPortalOptions) {
  const { record, keychain, kept, store, clearing } = tokensHere(places);
  const finish = finishLeaving({ record, keychain, kept, store, portal: awsPortal(portal) });
  return async (except?: ReadonlySet<string>) => [...(await clearing.clearRests()), ...(await finish(except))];
}

/** The person waits, and what is on this machine is gone by then. */
const answerMs = 7_000;
