import type {
  AccountView,
  PinnedView,
  ProblemView,
  RoleView,
  SessionView,
  SignInView,
  View,
} from '../../preload/contract.ts';
import { endsSoon, newAccess, settingsOf } from './sample-settings.ts';

export const roleNames = ['AWSReadOnlyAccess', 'S3-Uploader', 'PowerUserAccess', 'AdministratorAccess'];

const power = (role: string): RoleView['power'] =>
  role.includes('ReadOnly') ? 'read-only' : role.includes('Administrator') ? 'admin' : 'other';

const names = ['Production', 'Staging', 'Development', 'Data Lake', 'Sandbox', 'Finance Reporting'];

/** As many accounts as asked for, each with the four roles. */
export const accountsOf = (count: number): AccountView[] =>
  Array.from({ length: count }, (_, index) => ({
    accountId: String(100_000_000_000 + index * 7919),
    name: names[index] ?? `Team ${index}`,
    emailAddress: `aws+${index}@example.com`,
    production: index === 0,
    roles: roleNames.map((role) => ({ role, pinned: false, power: power(role) })),
  }));

export const acme: SessionView = {
  id: 'acme',
  name: 'acme',
  startUrl: 'https://d-9067642ac7.awsapps.com/start',
  region: 'eu-central-1',
  state: 'signed-in',
  timeText: '5 h 12 min left, until 18:40',
  fractionLeft: 0.64,
  storage: 'file',
  storageText: 'In a file that any program of yours can read, for 3 h',
  legacy: false,
};

export const usualView = (change: Partial<View> = {}): View => ({
  ready: true,
  sessions: [acme],
  chosen: 'acme',
  accounts: accountsOf(50),
  pinned: [pinOf('Data Lake', 'AWSReadOnlyAccess')],
  listing: { phase: 'complete', rolesKnown: 50 },
  skipped: [],
  settings: settingsOf(),
  reminders: [],
  profiles: [],
  secretFiles: [],
  ...change,
});

const url = 'https://oidc.eu-central-1.amazonaws.com/authorize';
const question =
  'response_type=code&client_id=aGVsbG8td29ybGQ&redirect_uri=http%3A%2F%2F127.0.0.1%3A41233%2Foauth%2Fcallback&state=4a8e' +
  '&code_challenge_method=S256&scopes=sso%3Aaccount%3Aaccess&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

export const inBrowser: SignInView = {
  way: 'browser',
  page: { url: `${url}?${question}`, endsAt: Date.now() + 290_000, opened: true },
};

export const withCode: SignInView = {
  way: 'device',
  page: {
    url: 'https://d-9067642ac7.awsapps.com/start/#/device?user_code=BCDF-GHJK',
    userCode: 'BCDF-GHJK',
    endsAt: Date.now() + 590_000,
    opened: true,
  },
};

const closed = ({ way, page }: SignInView): SignInView => ({ way, ...(page && { page: { ...page, opened: false } }) });

const denied: ProblemView = {
  kind: 'sign-in-needed',
  what: 'The sign-in was denied in the browser.',
  why: 'Somebody pressed "Deny", or whoever is signed in there may not use this portal.',
  next: 'Sign in again, and press "Allow access". If the page greets somebody else, sign out there first.',
};

const unreachable: ProblemView = {
  kind: 'unreachable',
  what: 'AWS cannot be reached.',
  why: 'The name oidc.eu-central-1.amazonaws.com is not known in this network.',
  next: 'Check your network connection, then try again.',
};

/** Views for every state that a person can meet. */
export const states: Record<string, View> = {
  usual: usualView(),
  'ending soon': usualView({
    sessions: [{ ...acme, state: 'ending-soon', timeText: 'Ends in 12 min, at 18:40', fractionLeft: 0.03 }],
  }),
  ended: usualView({ sessions: [{ ...acme, state: 'ended', timeText: 'Ended at 18:40', fractionLeft: 0 }] }),
  'long session name': usualView({
    sessions: [
      { ...acme, name: 'a-session-with-a-name-that-does-not-end-so-soon' },
      { ...acme, id: 'b' },
    ],
  }),
  'pinned production': usualView({
    pinned: [pinOf('Data Lake', 'AWSReadOnlyAccess'), pinOf('Production', 'AdministratorAccess')],
  }),
  'pin with a page': usualView({
    pinned: [
      {
        ...pinOf('Data Lake', 'AWSReadOnlyAccess'),
        page: { service: 's3', region: 'eu-west-1', text: 'S3 · eu-west-1' },
      },
    ],
  }),
  'powerful roles': usualView({
    question: {
      asked: 1,
      use: 'console',
      accesses: names.map((name) => ({ accountName: `${name} Production`, role: 'AdministratorAccess' })),
    },
  }),
  'signed out': emptyView(),
  'several signed out': emptyView({}, [
    { ...signedOut(), id: 'beta', name: 'beta' },
    { ...signedOut(), id: 'old', name: 'old', legacy: true },
  ]),
  'legacy ended': usualView({
    sessions: [{ ...acme, legacy: true, state: 'ended', timeText: 'Ended at 18:40', fractionLeft: 0 }],
  }),
  'several signed in': usualView({
    sessions: [acme, { ...withoutEnd('signed-in', 'Signed in'), id: 'beta', name: 'beta' }],
  }),
  'stays signed in': usualView({ sessions: [withoutEnd('signed-in', 'Signed in')] }),
  renewing: usualView({ sessions: [withoutEnd('renewing', 'Renewing the sign-in…')] }),
  'session offline': usualView({
    sessions: [withoutEnd('offline', 'Offline: not known whether you are still signed in')],
  }),
  'session blocked': usualView({
    sessions: [
      {
        ...withoutEnd('blocked', "Can't be renewed: ~/.aws/sso/cache can't be written"),
        trouble: {
          what: "~/.aws/sso/cache can't be written.",
          why: '~/.aws/sso is on a read-only disk.',
          next: 'Make it writable, then try again.',
        },
      },
    ],
  }),
  preparing: emptyView({ signIn: { way: 'browser' } }),
  'waiting for browser': emptyView({ signIn: inBrowser }),
  'waiting beside accounts': usualView({
    sessions: [
      { ...acme, state: 'ending-soon', timeText: 'Ends in 12 min, at 18:40', fractionLeft: 0.03, signIn: inBrowser },
    ],
  }),
  'no browser': emptyView({ signIn: closed(inBrowser) }),
  'waiting for code': emptyView({ signIn: withCode }),
  'code without browser': emptyView({ signIn: closed(withCode) }),
  'sign-in denied': emptyView({ signInProblem: denied }),
  'sign-in denied beside accounts': usualView({
    sessions: [{ ...acme, state: 'ended', timeText: 'Ended at 18:40', fractionLeft: 0, signInProblem: denied }],
  }),
  'sign-in unreachable': emptyView({ signInProblem: unreachable }),
  loading: usualView({
    accounts: accountsOf(500).map(({ roles, ...account }, index) =>
      index < 2 && roles ? { ...account, roles } : account,
    ),
    listing: { phase: 'loading', rolesKnown: 2 },
  }),
  offline: usualView({
    listing: {
      phase: 'failed',
      rolesKnown: 50,
      problem: { kind: 'unreachable', what: 'AWS cannot be reached.', next: 'Check your network connection.' },
    },
  }),
  first: usualView({ sessions: [], accounts: [], pinned: [], listing: { phase: 'idle', rolesKnown: 0 } }),
  'left out': usualView({
    accounts: accountsOf(2),
    skipped: [
      { file: 'kiro-auth-token.json', reason: 'It belongs to another program.' },
      { file: 'f1d2.json', reason: 'It is not complete.' },
    ],
    clipboard: { label: 'Data Lake', clearsAt: Date.now() + 48_000 },
    notice: { tone: 'problem', text: 'Your pins could not be saved.' },
  }),
  reminded: usualView({
    sessions: [{ ...acme, state: 'ending-soon', timeText: 'Ends in 12 min, at 18:40', fractionLeft: 0.03 }],
    settings: settingsOf({ notifications: 'none' }),
    reminders: [endsSoon, newAccess],
  }),
  'all set otherwise': usualView({
    settings: settingsOf({
      remindBefore: [60, 45, 30, 15, 5],
      remindOfNewAccess: true,
      startAtLogin: true,
      startAtLoginProblem: 'Daypass could not be added to the programs that start at login.',
      shortcut: 'Control+Alt+D',
      shortcutProblem: 'Another program has this shortcut already.',
      theme: 'dark',
      exportKind: 'keys',
      exportRegion: 'eu-west-1',
      clearClipboardAfter: 45,
      openWindowAtStart: true,
      tray: 'none',
      notifications: 'none',
    }),
  }),
};

function pinOf(accountName: string, role: string): PinnedView {
  const index = names.indexOf(accountName);
  const accountId = String(100_000_000_000 + index * 7919);
  const marks = { power: power(role), production: index === 0 };
  return { sessionId: 'acme', accountId, role, accountName, sessionName: 'acme', ...marks };
}

function signedOut(): SessionView {
  const { fractionLeft: _, storage: __, storageText: ___, ...rest } = acme;
  return { ...rest, state: 'signed-out', timeText: 'Signed out' };
}

function withoutEnd(state: SessionView['state'], timeText: string): SessionView {
  const { fractionLeft: _, ...rest } = acme;
  return { ...rest, state, timeText };
}

/** Signed out, with nothing to show yet. */
function emptyView(change: Partial<SessionView> = {}, others: SessionView[] = []): View {
  const sessions = [{ ...signedOut(), ...change }, ...others];
  return usualView({ sessions, accounts: [], pinned: [], listing: { phase: 'idle', rolesKnown: 0 } });
}
