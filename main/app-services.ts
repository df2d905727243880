import process from 'node:process';
import { awsPortal } from './adapters/aws-portal.ts';
import { createBrowser } from './adapters/browser.ts';
import { systemClipboard } from './adapters/clipboard.ts';
import { systemClock } from './adapters/clock.ts';
import { digest } from './adapters/digest.ts';
import type { Log } from './adapters/log.ts';
import type { Places } from './adapters/places.ts';
import { startPage } from './adapters/start-page.ts';
import { textFile } from './adapters/text-file.ts';
import { watchPath } from './adapters/watch.ts';
import { answersHere } from './answers-here.ts';
import { listingOf } from './domain/listing-of.ts';
import { freshTokenHere } from './fresh-token-here.ts';
import { helperHere, mendHelper } from './helper-here.ts';
import { keychainHere } from './keychain-here.ts';
import { keysHere } from './keys-here.ts';
import { madeProfilesHere } from './made-profiles-here.ts';
import { movesHere } from './moves-here.ts';
import { actOnAccess } from './services/act-on-access.ts';
import { addSession } from './services/add-session.ts';
import { askBeforePower } from './services/ask-before-power.ts';
import { copyCredentials } from './services/copy-credentials.ts';
import { findRegion } from './services/find-region.ts';
import { findSessions } from './services/find-sessions.ts';
import { lookAtNewTokens, tellOfKeeping } from './services/follow-sign-ins.ts';
import { forgetCredentials } from './services/forget-credentials.ts';
import type { StateHolder } from './services/hold-state.ts';
import { issueCredentials } from './services/issue-credentials.ts';
import { keepAccountsListed } from './services/keep-accounts-listed.ts';
import { keepSessionsCurrent } from './services/keep-sessions-current.ts';
import { keepSignedIn } from './services/keep-signed-in.ts';
import { keepTime } from './services/keep-time.ts';
import { listAccess } from './services/list-access.ts';
import { lookForNewAccess } from './services/look-for-new-access.ts';
import type { NoteActivity } from './services/note-activity.ts';
import type { ProblemFor } from './services/problem-for.ts';
import { signInFromApp } from './services/sign-in-from-app.ts';
import { signOutFromApp } from './services/sign-out-from-app.ts';
import type { Turns } from './services/take-turns.ts';
import { tellClockOnce } from './services/tell-clock-once.ts';
import { watchSessions } from './services/watch-sessions.ts';
import { withoutAsking } from './services/without-asking.ts';
import { severalHere } from './several-here.ts';
import { signInHere } from './sign-in-here.ts';
import { signOutHere } from './sign-out-here.ts';
import { tokensHere } from './tokens-here.ts';

type Here = Readonly<{
  holder: StateHolder;
  places: Places;
  problemFor: ProblemFor;
  log: Log;
  env: NodeJS.ProcessEnv;
  version: string;
  note: NoteActivity;
  /** The writing of what was noted. */
  recording: Pick<Turns, 'busy' | 'settled'>;
  showWindow(): void;
  /** Resolves when the state has the person's settings. */
  settingsLoaded(): Promise<unknown>;
  /** A path as people write it, for example with `~`. */
  label(path: string): string;
}>;

/** What the app can do, put together over the adapters; it runs from now on, until `stop`. */
export function appServices({
  holder,
  places,
  problemFor,
  log,
  env,
  version,
  note,
  recording,
  showWindow,
  settingsLoaded,
  label,
}: Here) {
  const clock = systemClock;
  const aws = { env, version, onClockSkew: tellClockOnce(holder) };
  const browser = createBrowser(env);
  const config = textFile(places.configFile);
  const settledConfig = textFile(places.configFile, { reads: 'settled' });
  const held = tokensHere(places, {
    onQuestion: () => undefined,
    async settings() {
      await settingsLoaded();
      return holder.state().settings;
    },
  });
  const { find, tokens } = findSessions({ config, ...held, clock, label });
  const fresh = freshTokenHere({ tokens, clock }, held, aws);
  const portal = { portal: awsPortal({ env, version }), tokens: fresh.get, afterRefusal: fresh.refused, clock };
  const issue = issueCredentials(portal);
  const unasked = { ...portal, ...withoutAsking(fresh) };
  const issueUnasked = issueCredentials(unasked);
  const answers = answersHere({
    places,
    env,
    find,
    issue,
    tokens: fresh.get,
    clock,
    note,
    onTrouble: log.error,
  });
  for (const held of [issue, issueUnasked, answers.issue]) forgetCredentials({ holder, issue: held });
  const copier = copyCredentials({ holder, issue, clipboard: systemClipboard, digest, clock });
  const usualFormat = process.platform === 'win32' ? 'powershell' : 'env';
  holder.dispatch({ type: 'surroundings-changed', surroundings: { usualFormat } });
  const guard = askBeforePower({ holder, showWindow });
  const access = actOnAccess({ holder, guard, copier: { copy: held.anew(copier.copy) }, browser, note, clock });
  const helper = helperHere(places, env);
  const mended = mendHelper(helper, places).catch((error) => void problemFor('Mending what profiles call', error));
  const { profiles, made, severalProfiles, depending, onWritten, ...profileKeeper } = madeProfilesHere({
    ...{ holder, places, helper, issue, issueUnasked, label, note, problemFor, log },
    config: settledConfig,
    reloadSessions: () => sessions.reload(),
  });
  void mended.then(made.reload);
  const several = severalHere({
    ...{ holder, places, portal, problemFor, note, label },
    aws: { env, version },
    profiles: severalProfiles,
    copyText: copier.copyPlain,
  });
  const time = keepTime({ holder, clock });
  const sessions = keepSessionsCurrent({
    holder,
    find,
    watch: (onChange) => watchSessions({ watch: watchPath, places: { ...places, record: held.recordFile } }, onChange),
    problemFor,
  });
  const accounts = keepAccountsListed({ holder, list: listAccess(unasked), problemFor });
  const stopLooking = lookForNewAccess({ holder, accounts });
  const keeper = keepSignedIn({
    fresh,
    sessions: () => holder.state().sessions.map(({ id }) => id),
    unreadUntil: held.kept.unreadUntil,
    closedRetryMs: held.kept.closedRetryMs,
    listenOpened: held.kept.listenOpened,
    clock,
    onChange: tellOfKeeping(holder),
  });
  lookAtNewTokens(holder, keeper);
  const settled = findSessions({ config: settledConfig, ...held, clock, label });
  const keys = keysHere({
    ...{ holder, places, clock, label, note, problemFor, onWritten },
    find: settled.find,
    issue: issueUnasked,
  });

  const signIn = signInHere({ ...aws, tokens: held, browser });
  const add = addSession({ config: settledConfig, label });
  const signIns = signInFromApp({ holder, signIn, add, reload: sessions.reload, problemFor });
  const accesses = (sessionId: string) =>
    (listingOf(holder.state(), sessionId)?.accounts ?? []).flatMap(({ accountId, roles = [] }) =>
      roles.map((role) => ({ accountId, role })),
    );
  const forget = (sessionId: string) => {
    for (const { forget: drop } of [issue, issueUnasked, answers.issue]) drop(sessionId);
    fresh.forget(sessionId);
  };
  const found = { config, label, find, tokens, clock };
  const moves = movesHere({ places, found, profiles: depending, portal: aws, accesses });
  const { placed, ...keychain } = keychainHere({
    ...{ holder, places, moves, aws, problemFor },
    reload: () => sessions.reload(),
  });
  const signOuts = signOutFromApp({
    holder,
    signOut: signOutHere(found, places, { env, version }, { accesses, forget, onWritten }),
    async endWork(sessionId) {
      signIns.cancel(sessionId);
      await several.leave(sessionId);
    },
    clearClipboard: copier.clear,
    reload: sessions.reload,
    problemFor,
  });

  return {
    browser,
    find,
    copier,
    guard,
    access,
    profiles,
    made,
    several,
    sessions,
    accounts,
    signIns,
    signOuts,
    add,
    keychain,
    placed,
    findRegion: findRegion({ page: startPage({ env, version }) }),
    /** The machine slept: what waited for a moment that is past is done now. */
    wake() {
      time.look();
      void copier.clearIfDue();
      several.look();
      void sessions.reload();
      keeper.wake();
      keys.wake();
      placed.look();
      accounts.retryNow();
    },
    /**
     * True while copied credentials are on the clipboard, a job runs, a file is being written, or an answer of AWS or what was issued
     * is still to be kept.
     */
    unfinished: () =>
      fresh.unfinished() ||
      copier.unfinished() ||
      [several, profileKeeper, keys, recording, placed].some(({ busy }) => busy()),
    /**
     * Resolves when copied credentials are off the clipboard, no sign-in listens any more, no file is being written, and nothing is
     * still to be kept; or after a while all the same.
     */
    async end(): Promise<void> {
      time.stop();
      sessions.stop();
      stopLooking();
      accounts.stop();
      const work = Promise.allSettled([
        answers.end(),
        copier.end(),
        profileKeeper.stop(),
        placed.stop(),
        several.stop(),
        signIn.stop(),
        keys.stop(),
        keeper.stop(),
      ]).then(recording.settled);
      await Promise.race([work, clock.sleep(patienceMs)]);
    },
  };
}

/** Longer than AWS may take to answer: a refresh whose answer is lost can cost the sign-in. */
const patienceMs = 25_000;
