import { expect, test } from 'vitest';
import { verifyVerb } from '../../../main/cli/verify.ts';
import type { Issued } from '../../../main/domain/activity.ts';
import { Problem } from '../../../main/domain/problem.ts';
import type { Session } from '../../../main/domain/session.ts';
import type { VerifiedAccount } from '../../../main/services/verify-access.ts';

const acme: Session = {
  id: 'acme',
  name: 'acme',
  form: 'sso-session',
  startUrl: 'https://acme.awsapps.com/start',
  region: 'eu-west-1',
  token: { expiresAt: 1, refreshable: false, storage: 'file', sharedWithAwsCli: true },
};

const arn = 'arn:aws:sts::000000000001:assumed-role/AWSReservedSSO_Reader_1/ana';
const one: VerifiedAccount = {
  accountId: '000000000001',
  accountName: 'Production',
  roles: ['Reader'],
  identity: { accountId: '000000000001', arn, userId: 'AROA1:ana' },
};
const without: VerifiedAccount = { accountId: '000000000002', accountName: 'Zoo', roles: [] };
const refused: VerifiedAccount = {
  accountId: '000000000003',
  roles: ['Reader'],
  problem: new Problem('unexpected', {
    what: 'AWS refused the request.',
    why: 'AWS answered: STS is not activated in this region.',
    next: 'Try.',
  }),
};
const busy: VerifiedAccount = {
  accountId: '000000000004',
  accountName: 'B\u001b[2Jusy',
  problem: new Problem('unreachable', { what: 'AWS is too busy to answer.', next: 'Try again in a few minutes.' }),
};

async function verify(accounts: readonly VerifiedAccount[], args = ['--role', 'Reader'], watched = false) {
  const said = { out: '', err: '' };
  const noted: Issued[] = [];
  const verb = verifyVerb({
    note: (...some) => void noted.push(...some),
    find: async () => ({ sessions: [acme], skipped: [] }),
    clock: { now: () => 0 },
    watched,
    async verify(session, _role, { onProgress, onAsked } = {}) {
      expect(session).toMatchObject({ id: 'acme', region: 'eu-west-1' });
      onProgress?.(1, 2);
      onAsked?.(1, 1);
      return accounts;
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
  return { ...said, problem, noted };
}

test('each account with the role has a line with the ARN; the others are named aside', async () => {
  expect(await verify([one, without])).toMatchObject({
    out: `000000000001  Production  ${arn}\n`,
    err: 'daypass: Without the role "Reader": 000000000002 Zoo.\n',
    problem: undefined,
  });
});

test('where AWS said it, that is noted', async () => {
  const { noted } = await verify([one, without, refused]);
  expect(noted).toEqual([
    { use: 'verify', sessionId: 'acme', role: 'Reader', accountId: '000000000001', accountName: 'Production' },
  ]);
});

test('where AWS did not say it, the line has the reason, and the verb fails', async () => {
  const { out, problem } = await verify([one, refused, busy]);
  expect(out).toBe(
    [
      `000000000001  Production  ${arn}`,
      '000000000003              AWS refused the request. AWS answered: STS is not activated in this region.',
      '000000000004  B?[2Jusy    AWS is too busy to answer.',
      '',
    ].join('\n'),
  );
  expect(problem).toMatchObject({
    kind: 'unreachable',
    message: expect.stringMatching(/^AWS did not say who you are in 2 of 3 accounts: 000000000003, 000000000004\./),
  });
});

test('--json gives an array of the accounts with the role', async () => {
  const { out, problem } = await verify([one, without, refused], ['--role', 'Reader', '--json']);
  expect(JSON.parse(out)).toEqual([
    { accountId: '000000000001', accountName: 'Production', arn, userId: 'AROA1:ana' },
    {
      accountId: '000000000003',
      problem: 'AWS refused the request. AWS answered: STS is not activated in this region.',
    },
  ]);
  expect(problem).toMatchObject({ kind: 'unexpected' });
});

test('a role that nobody gave is no such access', async () => {
  const { out, problem } = await verify([without]);
  expect([out, problem]).toEqual(['', expect.objectContaining({ kind: 'no-such-access' })]);
});

test('progress is told to a person alone, and wiped away', async () => {
  const { err } = await verify([one], ['--role', 'Reader'], true);
  expect(err).toBe('\r\u001b[KCredentials of 1 of 2 accounts\r\u001b[KAsked in 1 of 1 accounts\r\u001b[K');
});
