import type { MadeProfileView } from '../../preload/contract.ts';

const reports: MadeProfileView = {
  id: 'reports',
  name: 'reports',
  kind: 'sso',
  sessionId: 'acme',
  sessionName: 'acme',
  accountId: '100000039595',
  accountName: 'Finance Reporting',
  role: 'AWSReadOnlyAccess',
  region: 'eu-central-1',
  file: '~/.aws/config',
  state: { is: 'fresh', text: 'Works while you are signed in', repairable: false },
};

const uploads: MadeProfileView = {
  ...reports,
  id: 'uploads',
  name: 'data-lake-s3-uploader',
  kind: 'keys',
  accountId: '100000023757',
  accountName: 'Data Lake',
  role: 'S3-Uploader',
  file: '~/.aws/credentials',
  state: { is: 'fresh', text: 'Renews at 14:05', repairable: false },
};

const { sessionName: _, ...orphan } = uploads;

/** One profile in each state, and one whose session is gone. */
export const madeProfiles: MadeProfileView[] = [
  uploads,
  reports,
  {
    ...reports,
    id: 'sandbox',
    name: 'sandbox-power',
    kind: 'process',
    accountId: '100000031676',
    accountName: 'Sandbox',
    role: 'PowerUserAccess',
    state: { is: 'broken', text: 'The script that it calls is missing.', repairable: true },
  },
  {
    ...reports,
    id: 'staging',
    name: 'staging',
    accountId: '100000007919',
    accountName: 'Staging',
    state: {
      is: 'changed',
      text: '~/.aws/config, line 31, sets sso_role_name to "PowerUserAccess".',
      repairable: false,
    },
  },
  {
    ...orphan,
    id: 'old',
    name: 'x-a-name-of-an-account-that-does-not-end-so-soon-with-a-role-to-match-it',
    sessionId: 'old',
    state: { is: 'broken', text: 'There is no session "old" any more. Add it again, and sign in.', repairable: false },
  },
];

/** Profiles while nobody is signed in. */
export const waitingProfiles = madeProfiles.slice(0, 2).map(
  (profile): MadeProfileView => ({
    ...profile,
    state: { is: 'waiting', text: 'Works again when you sign in', repairable: false },
  }),
);

export const manyProfiles = [
  ...madeProfiles,
  ...waitingProfiles.flatMap((profile) =>
    [1, 2, 3, 4].map((at) => ({ ...profile, id: `${profile.id}-${at}`, name: `team-${profile.id}-${at}` })),
  ),
];
