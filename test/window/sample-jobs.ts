import type { JobView, SecretFileView } from '../../preload/contract.ts';

const readOnly = {
  sessionId: 'acme',
  sessionName: 'acme',
  role: 'AWSReadOnlyAccess',
  power: 'read-only' as const,
  without: [],
  failures: [],
};

const arnIn = (accountId: string) =>
  `arn:aws:sts::${accountId}:assumed-role/AWSReservedSSO_AWSReadOnlyAccess_4f2a9c1e7b305d68/ana@example.com`;

export const verifying: JobView = {
  ...readOnly,
  job: 'verify',
  phase: 'running',
  text: 'Asked in 37 of 200 accounts',
  done: 37,
  of: 200,
  rows: [],
};

const refused = { accountId: '100000015838', accountName: 'Development', reason: 'AWS refuses this role here.' };
const unreachable = {
  accountId: '100000031676',
  accountName: 'Sandbox',
  reason: 'AWS cannot be reached: sts.eu-central-1.amazonaws.com is not known in this network.',
};

export const verified: JobView = {
  ...readOnly,
  job: 'verify',
  phase: 'done',
  text: 'AWS knows you in 4 of 6 accounts.',
  done: 6,
  of: 6,
  failures: [refused, unreachable],
  without: [{ accountId: '100000039595', accountName: 'Finance Reporting' }],
  rows: [
    { accountId: '100000023757', accountName: 'Data Lake', arn: arnIn('100000023757') },
    refused,
    { accountId: '100000000000', accountName: 'Production', arn: arnIn('100000000000') },
    unreachable,
    { accountId: '100000007919', accountName: 'Staging', arn: arnIn('100000007919') },
    { accountId: '100000047514', accountName: 'Team 6', arn: arnIn('100000047514') },
  ],
};

export const filled: JobView = {
  ...readOnly,
  job: 'file',
  phase: 'done',
  text: '~/Documents/acme.json holds the credentials of 48 accounts.',
  done: 50,
  of: 50,
  without: [{ accountId: '100000039595', accountName: 'Finance Reporting' }],
  failures: [refused],
  file: { label: '~/Documents/acme.json', accounts: 48 },
};

export const secretFile: SecretFileView = {
  id: 'file-1',
  label: '~/Documents/acme.json',
  role: 'AWSReadOnlyAccess',
  accounts: 48,
  endsAt: Date.now() + 3_600_000,
  text: 'Works until 18:40',
};

export const profiled: JobView = {
  ...readOnly,
  job: 'profiles',
  phase: 'done',
  text: '47 profiles were written. 1 was there already.',
  done: 50,
  of: 50,
  kind: 'sso',
  profiles: {
    file: '~/.aws/config',
    backup: '~/.aws/config.daypass-backup',
    written: 47,
    unchanged: 1,
    changeId: 'change-1',
  },
  conflicts: [
    {
      accountId: '100000000000',
      accountName: 'Production',
      profile: 'production-read-only-access',
      why: '~/.aws/config, line 12, sets sso_role_name to "S3-Uploader", not "AWSReadOnlyAccess".',
    },
  ],
};

export const ended: JobView = {
  ...readOnly,
  job: 'file',
  phase: 'failed',
  text: 'The session ended before this was done.',
  done: 12,
  of: 50,
  problem: {
    kind: 'sign-in-needed',
    what: 'The session ended before this was done.',
    next: 'Sign in again, then begin anew.',
  },
};
