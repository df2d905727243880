import { expect, test } from 'vitest';
import { accountsVerb } from '../../../main/cli/accounts.ts';
import { Problem, type ProblemKind } from '../../../main/domain/problem.ts';
import type { Session } from '../../../main/domain/session.ts';
import type { AccessListener } from '../../../main/services/access-jobs.ts';
import type { FoundSessions } from '../../../main/services/find-sessions.ts';

const acme: Session = {
  id: 'acme',
  name: 'acme',
  form: 'sso-session',
  startUrl: 'https://acme.awsapps.com/start',
  region: 'us-east-1',
  token: { expiresAt: 1, refreshable: false, storage: 'file', sharedWithAwsCli: true },
};

type Scene = Readonly<{
  args?: readonly string[];
  found?: Partial<FoundSessions>;
  watched?: boolean;
  tell?: (listener: AccessListener) => void;
  end?: Problem;
}>;

/** Runs the verb over a listing that tells what it is told to. */
async function accounts({ args = [], found = {}, watched = false, tell = () => {}, end }: Scene) {
  const said = { out: '', err: '' };
  const verb = accountsVerb({
    find: async () => ({ sessions: [acme], skipped: [], ...found }),
    clock: { now: () => 0 },
    watched,
    list(_sessionId, listener) {
      tell(listener);
      return { done: end === undefined ? Promise.resolve() : Promise.reject(end), prioritise: () => {} };
    },
  });
  const io = {
    out(text: string) {
      said.out += text;
    },
    err(text: string) {
      said.err += text;
    },
    env: {},
  };
  const problem = await verb(args, io).catch((error: unknown) => error);
  return { ...said, problem };
}

const kindOf = (kind: ProblemKind) => expect.objectContaining({ kind });

test('progress is told on stderr, to a person alone, and wiped away', async () => {
  const tell = ({ onAccounts, onRoles }: AccessListener) => {
    onAccounts([{ accountId: '000000000001' }, { accountId: '000000000002' }]);
    onRoles('000000000001', []);
  };
  expect((await accounts({ tell })).err).toBe('');
  const { err } = await accounts({ tell, watched: true });
  expect(err).toContain('Roles of 1 of 2 accounts');
  expect(err.endsWith('\r\u001b[K')).toBe(true);
});

test('a listing that breaks off leaves stdout empty', async () => {
  const end = new Problem('unreachable', { what: 'Gone.' });
  const run = await accounts({ end, tell: ({ onAccounts }) => onAccounts([{ accountId: '000000000001' }]) });
  expect(run).toMatchObject({ out: '', err: '', problem: kindOf('unreachable') });
});

test('roles that could not be had are null in JSON, and the accounts are named, not all of many', async () => {
  const ids = Array.from({ length: 8 }, (_, index) => `00000000000${index}`);
  const why = new Problem('unreachable', { what: 'AWS is too busy to answer.' });
  const { out, problem } = await accounts({
    args: ['--json'],
    tell({ onAccounts, onRoles, onFailed }) {
      onAccounts(ids.map((accountId) => ({ accountId })));
      onRoles('000000000000', ['Reader']);
      for (const accountId of ids.slice(1)) onFailed?.(accountId, why);
    },
  });
  const [first, second] = JSON.parse(out);
  expect([first, second]).toEqual([
    { accountId: '000000000000', roles: { Reader: {} } },
    { accountId: '000000000001', roles: null },
  ]);
  expect(problem).toMatchObject({
    kind: 'unreachable',
    message: expect.stringMatching(/^The roles of 7 of 8 accounts are missing: .*5 and 2 more\. AWS is too busy/),
  });
});

test('a name cannot steer the terminal', async () => {
  const accountName = 'Pay\u001b[2Jroll\nroot';
  const { out } = await accounts({
    tell: ({ onAccounts }) => onAccounts([{ accountId: '000000000001', accountName }]),
  });
  expect(out).toBe('000000000001  Pay?[2Jroll root\n              (its roles could not be read)\n');
});

test('a file that could not be read is told where it may be why nobody is signed in', async () => {
  const problem = { kind: 'file', what: 'No.' } as const;
  const { token: _, ...signedOut } = acme;
  for (const sessions of [[], [signedOut]]) {
    expect((await accounts({ found: { sessions, problem } })).problem).toEqual(kindOf('file'));
    expect((await accounts({ found: { sessions } })).problem).toEqual(kindOf('sign-in-needed'));
  }
  const args = ['--session', 'other'];
  expect((await accounts({ args, found: { problem } })).problem).toEqual(kindOf('file'));
  expect((await accounts({ args })).problem).toEqual(kindOf('usage'));
});

test('with somebody signed in, a file that could not be read is no obstacle', async () => {
  const problem = { kind: 'file', what: 'No.' } as const;
  expect((await accounts({ found: { problem } })).problem).toBeUndefined();
  const another = { ...acme, id: 'beta', name: 'beta' };
  expect((await accounts({ found: { problem, sessions: [acme, another] } })).problem).toEqual(kindOf('usage'));
});

test('where AWS refuses the sign-in, the command for a new one is named', async () => {
  const end = new Problem('sign-in-needed', { what: 'You are signed out.', next: 'Sign in again.' });
  const { problem } = await accounts({ end });
  expect(problem).toMatchObject({ words: { next: 'Sign in with `daypass sign-in --session acme`.' } });
});
