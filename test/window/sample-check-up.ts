import type { CheckUpView } from '../../preload/contract.ts';

/** A computer on which a few things are to be put right. */
export const sampleCheckUp: CheckUpView = {
  more: 0,
  findings: [
    {
      id: '1.0',
      status: 'problem',
      about: 'Permissions',
      what: 'Other users of this computer may read ~/.aws/credentials.',
      why: 'The mode is 0644, and should be 0600.',
      next: 'To do that yourself: chmod 600 ~/.aws/credentials',
      fixable: true,
    },
    {
      id: '1.1',
      status: 'problem',
      about: 'Profiles',
      what: 'The profile "reports" has more than one kind of credentials: an IAM Identity Center sign-in, temporary keys.',
      why: '~/.aws/config, line 12, sets sso_session; ~/.aws/credentials, line 3, sets aws_access_key_id. AWS tools disagree on which one counts.',
      next: 'Keep one of them, or give the others a profile of their own.',
      fixable: false,
    },
    {
      id: '1.2',
      status: 'note',
      about: 'Leftovers',
      what: 'A file in ~/.aws/cli/cache holds keys of the AWS CLI, in plain text, that have ended.',
      fixable: true,
    },
    {
      id: '1.3',
      status: 'note',
      about: 'Leftovers',
      what: '2 files in ~/.aws/cli/cache hold keys of the AWS CLI, in plain text, that may still work.',
      next: 'They end by themselves; `daypass sign-out` removes those of its session.',
      fixable: false,
    },
    { id: '1.4', status: 'ok', about: 'AWS files', what: 'The AWS CLI can read ~/.aws/config.', fixable: false },
    { id: '1.5', status: 'ok', about: 'Sign-ins', what: 'Every sign-in can be read (1).', fixable: false },
    {
      id: '1.6',
      status: 'ok',
      about: 'Connection',
      what: 'AWS answers: oidc.eu-central-1.amazonaws.com, portal.sso.eu-central-1.amazonaws.com.',
      fixable: false,
    },
    { id: '1.7', status: 'ok', about: 'Clock', what: "This computer's clock agrees with that of AWS.", fixable: false },
    {
      id: '1.8',
      status: 'ok',
      about: 'Keychain',
      what: 'Sign-ins are kept in files, in ~/.aws/sso/cache. The keyring can be used for them.',
      fixable: false,
    },
  ],
};
