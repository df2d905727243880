import type {
  AccountView,
  ListingView,
  PinnedView,
  ProblemView,
  ReminderView,
  SessionView,
  SettingsView,
  SignInView,
  View,
} from '../../preload/contract.ts';
import { createAccountViews } from './account-view.ts';
import { consolePageText } from './console-page.ts';
import { copyFormatOf } from './copy-format.ts';
import { isBehindKeychain } from './end-reason.ts';
import { shownSession } from './leading-session.ts';
import { listingOf } from './listing-of.ts';
import { lostProfilesText } from './lost-profiles.ts';
import { madeProfileViews } from './made-profile-view.ts';
import { questionView } from './question-view.ts';
import type { Reminder } from './reminder.ts';
import { remindersWithoutNotification } from './reminders-of.ts';
import { productionName, rolePower } from './role-power.ts';
import { endOf, renewsItself, type Session, sessionStateAt, shownTrouble } from './session.ts';
import { jobView, secretFileView } from './several-view.ts';
import type { SigningIn } from './signing-in.ts';
import type { Listing, State, StatedProblem } from './state.ts';
import { plaintextText, storageText } from './storage-text.ts';
import { type LocalTime, timeText } from './time-words.ts';

/**
 * What the window shows of a state. The function remembers the pieces that it made last and gives them again while
 * nothing in them changed, so that one new account among thousands costs next to nothing.
 */
export function createViewOf(local: LocalTime): (state: State) => View {
  const accountViews = createAccountViews();
  return (state) => {
    const shown = shownSession(state.sessions, state.chosen, state.now);
    const listing = shown && listingOf(state, shown.id);
    const accounts: AccountView[] =
      shown === undefined ? [] : accountViews(shown.id, listing?.accounts ?? [], state.pins);
    return {
      ready: state.ready,
      sessions: state.sessions.map((session) => sessionView(session, state, local)),
      ...(shown !== undefined && { chosen: shown.id }),
      accounts,
      pinned: pinnedViews(state),
      listing: listingView(listing, shown),
      skipped: state.skipped.map(({ file, reason }) => ({ file, reason })),
      ...(state.problem !== undefined && { problem: problemView(state.problem) }),
      ...(state.clipboard !== undefined && { clipboard: { ...state.clipboard } }),
      ...(state.notice !== undefined && { notice: { ...state.notice } }),
      settings: settingsView(state),
      reminders: remindersWithoutNotification(state, local).map(reminderView),
      profiles: madeProfileViews(state, local),
      ...(state.job !== undefined && { job: jobView(state.job, state) }),
      secretFiles: state.secretFiles.map((file) => secretFileView(file, state.now, local)),
      ...(state.visit !== undefined && { visit: { ...state.visit } }),
      ...(state.question !== undefined && { question: questionView(state.question, state) }),
    };
  };
}

function sessionView(session: Session, { now, signIns, failedSignIns }: State, local: LocalTime): SessionView {
  const { id, name, startUrl, region, form, token, lostProfiles, isUnsure } = session;
  const signIn = signIns.find(({ sessionId }) => sessionId === id);
  const trouble = shownTrouble(session, now);
  const closed = token?.unread ?? (isBehindKeychain(session) ? trouble : undefined);
  const failed = failedSignIns.find(({ sessionId }) => sessionId === id);
  return {
    id,
    name,
    startUrl,
    region,
    state: shownState(session, now),
    timeText: timeText(session, now, local),
    legacy: form === 'legacy',
    ...(isUnsure && { isUnsure }),
    ...(token !== undefined && { storage: token.storage, storageText: storageText(token, now) }),
    ...(token?.plaintext !== undefined && { plaintext: { text: plaintextText(token.plaintext, now) } }),
    ...(lostProfiles !== undefined && {
      lostProfiles: { count: lostProfiles.length, text: lostProfilesText(lostProfiles) },
    }),
    ...(closed !== undefined && { unread: { ...closed } }),
    ...(!renewsItself(session) && fractionLeft(session, now)),
    // What can't be read can't be renewed either: that is one trouble, not two.
    ...(trouble !== undefined && closed === undefined && { trouble: { ...trouble } }),
    ...(signIn !== undefined && { signIn: signInView(signIn) }),
    ...(failed !== undefined && { signInProblem: problemView(failed.problem) }),
  };
}

/** What a closed keychain holds up goes on without the person once it is open, however soon it ends. */
function shownState(session: Session, now: number): SessionView['state'] {
  const state = sessionStateAt(session, now);
  if (state === 'renewable') return session.token?.unread === undefined ? 'renewing' : 'blocked';
  return state === 'ending-soon' && isBehindKeychain(session) ? 'blocked' : state;
}

const signInView = ({ way, page }: SigningIn): SignInView => ({
  way,
  ...(page !== undefined && { page: { ...page } }),
});

function fractionLeft(session: Session, now: number): { fractionLeft?: number } {
  const { token } = session;
  const length = token?.receivedAt === undefined ? 0 : token.expiresAt - token.receivedAt;
  if (token === undefined || !(length > 0)) return {};
  const left = (endOf(session) ?? now) - now;
  return { fractionLeft: Math.min(1, Math.max(0, left / length)) };
}

function pinnedViews({ pins, sessions }: State): PinnedView[] {
  const names = new Map(sessions.map(({ id, name }) => [id, name]));
  return pins.flatMap(({ sessionId, accountId, role, accountName = accountId, page }) => {
    const sessionName = names.get(sessionId);
    if (sessionName === undefined) return [];
    const shown = page && { page: { ...page, text: consolePageText(page) } };
    const marks = { power: rolePower(role), production: productionName(accountName) };
    return [{ sessionId, accountId, role, accountName, sessionName, ...marks, ...shown }];
  });
}

function listingView(listing: Listing | undefined, session: Session | undefined): ListingView {
  if (listing === undefined) return { phase: 'idle', rolesKnown: 0 };
  const { problem } = listing;
  // That its token can't be read is told with the session.
  const isTold = problem?.kind === 'keychain' && session?.token?.unread !== undefined;
  return {
    phase: listing.phase,
    rolesKnown: listing.accounts.reduce((known, { roles }) => (roles === undefined ? known : known + 1), 0),
    ...(problem !== undefined && !isTold && { problem: problemView(problem) }),
  };
}

const reminderView = ({ key, sessionId, title, body, actions }: Reminder): ReminderView => ({
  key,
  sessionId,
  title,
  body,
  actions: actions.map(({ action, text }) => ({ action, text })),
});

function settingsView({ settings, surroundings, allowed }: State): SettingsView {
  const { remindBefore, shortcut = '', exportRegion = '', ...rest } = settings;
  const { tray, notifications, shortcutProblem, startAtLoginProblem } = surroundings;
  return {
    ...rest,
    remindBefore: [...remindBefore],
    shortcut,
    exportRegion,
    copyFormat: copyFormatOf({ settings, surroundings }),
    allowedRoles: allowed.length,
    tray,
    notifications,
    ...(shortcutProblem !== undefined && { shortcutProblem }),
    ...(startAtLoginProblem !== undefined && { startAtLoginProblem }),
  };
}

function problemView({ kind, what, why, next }: StatedProblem): ProblemView {
  return { kind, what, ...(why !== undefined && { why }), ...(next !== undefined && { next }) };
}
