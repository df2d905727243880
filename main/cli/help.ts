type VerbHelp = Readonly<{ summary: string; usage: string; options: readonly (readonly [string, string])[] }>;

const session = ['--session S', 'the session to use: its name, or its start URL'] as const;
const account = ['--account ID', 'the twelve digits of the account'] as const;
const role = ['--role R', 'the role (permission set) in that account'] as const;

const verbs: Readonly<Record<string, VerbHelp>> = {
  status: {
    summary: 'sessions, and how long each one lasts',
    usage: '[--json]',
    options: [['--json', 'print JSON: name, startUrl, region, state, expiresAt, storage, refreshable']],
  },
  'sign-in': {
    summary: 'sign in, in your browser or with a code',
    usage: '[--session S] [--start-url U --region R] [--device-code] [--no-browser]',
    options: [
      ['--session S', 'the session to sign in: its name, or its start URL; with --start-url, the name of the new one'],
      [
        '--start-url U',
        'the address that your IT department named; what is not in the AWS config file yet is added to it',
      ],
      ['--region R', 'the region of that address, where it does not tell it itself'],
      ['--device-code', 'compare a code instead: for a browser on another device'],
      ['--no-browser', 'open no browser, only print the link'],
    ],
  },
  'sign-out': {
    summary: 'sign out, at AWS and on this computer',
    usage: '[--session S | --all]',
    options: [session, ['--all', 'sign out of every session']],
  },
  accounts: {
    summary: 'every account with its roles',
    usage: '[--session S] [--json]',
    options: [session, ['--json', 'print JSON']],
  },
  credentials: {
    summary: 'short-lived keys for one account and role, or for one role in every account',
    usage:
      '--account ID --role R [--session S] [--format env|fish|powershell|cmd|dotenv|json|process]\n' +
      'daypass credentials --all --role R --output FILE [--session S]',
    options: [
      account,
      role,
      session,
      [
        '--format F',
        'lines for a shell: env (POSIX, the default), fish, powershell, cmd; or for a file: dotenv, json, process',
      ],
      ['--all', 'those of every account that has the role; needs --output'],
      ['--output FILE', 'the file to write them to as JSON, for its owner alone; its folder has to be there'],
    ],
  },
  'credential-process': {
    summary: 'what `credential_process` in a profile calls',
    usage: '--session S --account ID --role R',
    options: [session, account, role],
  },
  export: {
    summary: 'set up a profile that every AWS tool can use',
    usage: '--account ID --role R --profile NAME --as sso|process|keys [--session S] [--region REGION] [--dry-run]',
    options: [
      account,
      role,
      ['--profile NAME', 'the name of the profile to write'],
      [
        '--as KIND',
        'sso: AWS tools renew it while you are signed in; process: they ask Daypass; keys: temporary keys for all others',
      ],
      session,
      ['--region REGION', 'the region that the profile works in; if not said, the one it has, or that of the session'],
      ['--dry-run', 'show the change without making it'],
    ],
  },
  verify: {
    summary: 'who you are in each account, by AWS',
    usage: '--role R [--session S] [--json]',
    options: [role, session, ['--json', 'print JSON: accountId, accountName, and arn and userId, or problem']],
  },
  keychain: {
    summary: 'where tokens are kept; moving them into the OS keychain, and back into files',
    usage:
      'status [--session S] [--json]\n' +
      'daypass keychain move|restore [--session S] [--keep-profiles] [--dry-run] [--json]',
    options: [
      session,
      ['--keep-profiles', 'leave profiles as they are, although those that need the file stop working'],
      ['--dry-run', 'show the change without making it'],
      [
        '--json',
        'status prints JSON: keychain, sessions (name, startUrl, state, storage, item, since, expiresAt, newSignIns, files, isStopped, unread), unknownItems',
      ],
      [
        '',
        'move and restore print JSON: name, startUrl, storage, newSignIns, item, profiles, left, warnings; with --dry-run what would be, with files and changes in place of warnings',
      ],
    ],
  },
  doctor: {
    summary: 'what stands in the way: files, profiles, keychain, tray, connection',
    usage: '[--json] [--fix]',
    options: [
      ['--json', 'print JSON: check, status (ok, note or problem), what, why, next, fixable, fixed'],
      ['--fix', 'mend what can be mended without touching what you wrote: permissions, and what was left behind'],
    ],
  },
};

/** What `daypass help` prints. */
export function generalHelp(version: string): string {
  return [
    `Daypass ${version}: a day pass to AWS through IAM Identity Center.`,
    '',
    'Without a verb, Daypass starts in the tray. The verbs need no window and no display:',
    '',
    ...aligned(Object.entries(verbs).map(([name, { summary }]) => [`daypass ${name}`, summary])),
    ...aligned([['daypass help VERB', 'how a verb is used']]),
    '',
    'Exit codes: 0 done, 2 wrong usage, 3 sign-in needed, 4 no such access, 5 AWS or the network cannot be reached,',
    '6 a file cannot be read or written, 1 anything else.',
    '',
  ].join('\n');
}

/** What `daypass help VERB` prints; undefined for a name that is no verb. */
export function helpOf(name: string): string | undefined {
  const help = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (help === undefined) return undefined;
  const { summary, usage, options } = help;
  return [`daypass ${name} ${usage}`, '', `${capitalised(summary)}.`, '', ...aligned(options), ''].join('\n');
}

function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length), 20);
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
