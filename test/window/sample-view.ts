import type { AccountView, PinnedView, RoleView, SessionView, View } from '../../preload/contract.ts';

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
  signInCommand: 'aws sso login --sso-session acme',
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
  ...change,
});

/** Views for every state that a person can meet. */
export const states: Record<string, View> = {
  usual: usualView(),
  'ending soon': usualView({
    sessions: [{ ...acme, state: 'ending-soon', timeText: 'Ends in 12 min, at 18:40', fractionLeft: 0.03 }],
  }),
  ended: usualView({ sessions: [{ ...acme, state: 'ended', timeText: 'Ended at 18:40', fractionLeft: 0 }] }),
  'pinned production': usualView({
    pinned: [pinOf('Data Lake', 'AWSReadOnlyAccess'), pinOf('Production', 'AdministratorAccess')],
  }),
  'no command': usualView({ sessions: [{ ...acme, state: 'ended', timeText: 'Ended at 18:40', signInCommand: '' }] }),
  'signed out': usualView({
    sessions: [signedOut()],
    accounts: [],
    pinned: [],
    listing: { phase: 'idle', rolesKnown: 0 },
  }),
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
    notice: { text: 'Your pins could not be saved.' },
  }),
};

function pinOf(accountName: string, role: string): PinnedView {
  const index = names.indexOf(accountName);
  const accountId = String(100_000_000_000 + index * 7919);
  const marks = { power: power(role), production: index === 0 };
  return { sessionId: 'acme', accountId, role, accountName, sessionName: 'acme', ...marks };
}

function signedOut(): SessionView {
  const { fractionLeft: _, storage: __, ...rest } = acme;
  return { ...rest, state: 'signed-out', timeText: 'Signed out' };
}
