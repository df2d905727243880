import { beforeEach, expect, test } from 'vitest';
import { credentialsVerb } from '../../../main/cli/credentials.ts';
import { sweepVerb } from '../../../main/cli/sweep.ts';
import type { Issued } from '../../../main/domain/activity.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { Secret } from '../../../main/domain/secret.ts';
import type { Session } from '../../../main/domain/session.ts';
import type { SweptAccount } from '../../../main/domain/swept-account.ts';
import type { IssueCredentials } from '../../../main/services/issue-credentials.ts';

const acme: Session = {
  id: 'acme',
  name: 'acme',
  form: 'sso-session',
  startUrl: 'https://acme.awsapps.com/start',
  region: 'us-east-1',
  token: { expiresAt: 1, refreshable: false, storage: 'file', sharedWithAwsCli: true },
};

const credentials = {
  accessKeyId: 'ASIA1',
  secretAccessKey: new Secret('hush'),
  sessionToken: new Secret('hush, too'),
  expiration: 1_900_000_000_000,
};
const withRole: SweptAccount = {
  accountId: '000000000001',
  accountName: 'One',
  roles: ['Reader', 'Admin'],
  credentials,
};
const without: SweptAccount = { accountId: '000000000002', accountName: 'Two', roles: ['Admin'] };
const refused: SweptAccount = {
  accountId: '000000000003',
  roles: ['Reader'],
  problem: new Problem('no-such-access', { what: 'You have no role here.' }),
};
const failed: SweptAccount = {
  accountId: '000000000004',
  problem: new Problem('unreachable', { what: 'AWS is too busy to answer.' }),
};

let written: Map<string, string>;
let said: { out: string; err: string };
let asked: number;
let noted: Issued[];
beforeEach(() => {
  written = new Map();
  said = { out: '', err: '' };
  asked = 0;
  noted = [];
});

type Scene = Readonly<{ watched?: boolean; checks?: Problem; interrupted?: boolean }>;

/** Runs `daypass credentials` over a sweep that finds these accounts; gives how it failed, if it did. */
async function credentialsOf(accounts: readonly SweptAccount[], args: readonly string[], scene: Scene = {}) {
  let interrupt = () => {};
  const ports = { find: async () => ({ sessions: [acme], skipped: [] }), clock: { now: () => 0 } };
  const note = (...some: readonly Issued[]) => void noted.push(...some);
  const all = sweepVerb({
    ...ports,
    note,
    label: (path) => `~/${path}`,
    watched: scene.watched === true,
    onInterrupt(interrupted) {
      interrupt = interrupted;
      return () => {};
    },
    file: (path) => ({
      check: async () => {
        if (scene.checks !== undefined) throw scene.checks;
      },
      async write(text, signal) {
        signal.throwIfAborted();
        written.set(path, text);
      },
    }),
    async sweep(_session, _role, { onProgress, signal } = {}) {
      asked += 1;
      onProgress?.(0, accounts.length);
      if (scene.interrupted) interrupt();
      signal?.throwIfAborted();
      return accounts;
    },
  });
  const issue = Object.assign(async () => credentials, { forget() {}, forgetEnded() {} }) satisfies IssueCredentials;
  const io = {
    out(text: string) {
      said.out += text;
    },
    err(text: string) {
      said.err += text;
    },
    env: {},
  };
  const verb = credentialsVerb({ ...ports, issue, note, all });
  return verb(args, io).then(
    () => undefined,
    (error: unknown) => error,
  );
}

const everywhere = ['--all', '--role', 'Reader', '--output', 'keys.json'];

test('the file holds every account with its roles, and the credentials in the place of the role', async () => {
  expect(await credentialsOf([withRole, without], everywhere)).toBeUndefined();
  expect(JSON.parse(written.get('keys.json') ?? '')).toEqual([
    {
      accountId: '000000000001',
      accountName: 'One',
      roles: {
        Reader: {
          accessKeyId: 'ASIA1',
          secretAccessKey: 'hush',
          sessionToken: 'hush, too',
          expiration: 1_900_000_000_000,
        },
        Admin: {},
      },
    },
    { accountId: '000000000002', accountName: 'Two', roles: { Admin: {} } },
  ]);
  expect(said.out).toBe('');
  expect(said.err).not.toContain('hush');
});

test('what was issued is noted: each account of a file, and what is printed', async () => {
  await credentialsOf([withRole, without, refused], everywhere);
  await credentialsOf([], ['--account', '000000000001', '--role', 'Reader', '--format', 'json']);
  const access = { sessionId: 'acme', accountId: '000000000001', role: 'Reader', expiresAt: 1_900_000_000_000 };
  expect(noted).toEqual([
    { use: 'file', file: '~/keys.json', accountName: 'One', ...access },
    { use: 'verb', format: 'json', ...access },
  ]);
});

test('what was not written is not noted', async () => {
  await credentialsOf([withRole, failed], everywhere);
  expect([written.size, noted]).toEqual([0, []]);
});

test('a role may be called __proto__', async () => {
  const odd = { ...withRole, roles: ['__proto__'] };
  await credentialsOf([odd], ['--all', '--role', '__proto__', '--output', 'keys.json']);
  expect(written.get('keys.json')).toMatch(/"__proto__": \{\s*"accessKeyId": "ASIA1"/);
});

test('accounts without the role are named, and are no failure; what the file is for is said', async () => {
  expect(await credentialsOf([withRole, without], everywhere)).toBeUndefined();
  expect(said.err).toBe(
    [
      'daypass: Without the role "Reader": 000000000002 Two.',
      'daypass: keys.json holds the credentials of "Reader" in 1 account.',
      'daypass: Whoever reads this file can use them until they end. Delete it as soon as it has done its work.',
      '',
    ].join('\n'),
  );
});

test('of an administrator role it is said how far it reaches', async () => {
  const admins = [withRole, { ...withRole, accountId: '000000000009' }];
  await credentialsOf(admins, ['--all', '--role', 'Admin', '--output', 'keys.json']);
  expect(said.err).toMatch(/"Admin" sounds like an administrator: whoever reads this file may rule 2 accounts\./);
  said.err = '';
  await credentialsOf(admins, everywhere);
  expect(said.err).not.toContain('administrator');
});

test('when the credentials of one account are missing, nothing is written, and each is named with its reason', async () => {
  expect(await credentialsOf([withRole, refused, failed], everywhere)).toMatchObject({
    kind: 'unreachable',
    message: expect.stringMatching(
      /^Nothing was written, for .* 1 of 3 accounts are missing: 000000000004\. AWS is too busy/,
    ),
  });
  expect(said.err).toContain('daypass: 000000000003: You have no role here.\n');
  expect(said.err).toContain('daypass: 000000000004: AWS is too busy to answer.\n');
  expect(written.size).toBe(0);
});

test('an account in which AWS refuses the role holds up no file, and is told as a failure all the same', async () => {
  expect(await credentialsOf([withRole, refused], everywhere)).toMatchObject({
    kind: 'no-such-access',
    message: expect.stringMatching(/AWS refuses the role in 1 of 2 accounts: 000000000003/),
  });
  expect(JSON.parse(written.get('keys.json') ?? '')[1]).toEqual({ accountId: '000000000003', roles: { Reader: {} } });
});

test.each([
  [[without], 'Reeder', /role "Reeder" in no account\. The roles are: Admin\./],
  [[withRole, without].map(({ credentials: _, ...account }) => account), 'reader', /Did you mean "Reader"\?/],
  [[], 'Reader', /in no account.*daypass accounts/],
  [[refused], 'Reader', /in no account/],
])('a role that nobody gave is no such access, and nothing is written (%#)', async (accounts, role, words) => {
  const problem = await credentialsOf(accounts, ['--all', '--role', role, '--output', 'keys.json']);
  expect(problem).toMatchObject({ kind: 'no-such-access', message: expect.stringMatching(words) });
  expect(written.size).toBe(0);
});

test('a file that can not be written is told before anybody is asked', async () => {
  const checks = new Problem('file', { what: 'No.' });
  expect(await credentialsOf([withRole], everywhere, { checks })).toBe(checks);
  expect(asked).toBe(0);
});

test('whoever interrupts it is told that nothing was written', async () => {
  expect(await credentialsOf([withRole], everywhere, { interrupted: true })).toMatchObject({
    message: 'Interrupted. Nothing was written.',
  });
  expect(written.size).toBe(0);
});

test('progress is told to a person alone, and wiped away', async () => {
  await credentialsOf([withRole, without], everywhere, { watched: true });
  expect(said.err).toContain('\r\u001b[KCredentials of 0 of 2 accounts\r\u001b[Kdaypass: ');
});

test.each([
  [['--all', '--role', 'R'], /--output is missing/],
  [['--all', '--output', 'f'], /--role is missing/],
  [['--output', 'f', '--role', 'R'], /--output goes with --all/],
  [['--output=f', '--role', 'R', '--account', '000000000001'], /--output goes with --all/],
  [['--all', '--role', 'R', '--output', '-'], /"-" is no file: credentials of so many accounts are not printed/],
  [['--all', '--role', 'R', '--output', '--session'], /--output needs a value/],
  [['--all', '--role', 'R', '--output', 'f', '--account', '000000000001'], /--account does not go with --all/],
  [['--all', '--role', 'R', '--output', 'f', '--format', 'json'], /--format does not go with --all/],
])('wrong usage is told, and nobody is asked: %j', async (args, words) => {
  expect(await credentialsOf([withRole], args)).toMatchObject({ kind: 'usage', message: expect.stringMatching(words) });
  expect(asked).toBe(0);
});

test('for one account, the credentials are printed as ever', async () => {
  const one = ['--account', '000000000001', '--role', 'Reader'];
  expect(await credentialsOf([], one)).toBeUndefined();
  expect(said.out).toContain('AWS_ACCESS_KEY_ID=ASIA1');
  expect(written.size).toBe(0);
});
