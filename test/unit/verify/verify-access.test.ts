import { expect, test } from 'vitest';
import { PortalFailure, type PortalFailureKind } from '../../../main/domain/portal-failure.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { Secret } from '../../../main/domain/secret.ts';
import type { SweptAccount } from '../../../main/domain/swept-account.ts';
import type { SweepCredentials } from '../../../main/services/sweep-credentials.ts';
import { verifyAccess } from '../../../main/services/verify-access.ts';
import { accountIds } from '../access/fake-portal.ts';
import { virtualClock } from '../access/virtual-clock.ts';

const session = { id: 'acme', region: 'eu-west-1' };

const withRole = (accountId: string): SweptAccount => ({
  accountId,
  roles: ['Reader'],
  credentials: {
    accessKeyId: accountId,
    secretAccessKey: new Secret('s'),
    sessionToken: new Secret('t'),
    expiration: 1e15,
  },
});

type Options = Readonly<{
  swept: readonly SweptAccount[];
  /** How a question fails, if it does. */
  fails?: (accountId: string, number: number) => PortalFailureKind | undefined;
  /** The account that AWS names. */
  answers?: (accountId: string) => string;
  signal?: AbortSignal;
}>;

/** Verifies over a sweep that found what it is told to, with an STS that is 80 ms away. */
function verifying({ swept, fails = () => undefined, answers = (accountId) => accountId, signal }: Options) {
  const clock = virtualClock();
  const asked: { accountId: string; region: string }[] = [];
  const sweep: SweepCredentials = async (_sessionId, _role, { onProgress } = {}) => {
    onProgress?.(swept.length, swept.length);
    return swept;
  };
  const verify = verifyAccess({
    sweep,
    clock,
    random: () => 0.5,
    patienceMs: 8000,
    async identify({ accessKeyId: accountId }, region, cut) {
      asked.push({ accountId, region });
      const number = asked.length;
      await clock.sleep(80, cut);
      const kind = fails(accountId, number);
      if (kind !== undefined) throw new PortalFailure(kind, `It is ${kind}.`);
      return { accountId: answers(accountId), arn: `arn of ${accountId}`, userId: `id of ${accountId}` };
    },
  });
  const told: string[] = [];
  const verified = verify(session, 'Reader', {
    onProgress: (done, known) => void told.push(`swept ${done}/${known}`),
    onAsked: (count, of) => void told.push(`asked ${count}/${of}`),
    ...(signal && { signal }),
  });
  return { verified: clock.run(verified), asked, clock, told };
}

test('who one is is asked in every account with the role, in the region of the session', async () => {
  const [one = '', without = ''] = accountIds(2);
  const { verified, asked } = verifying({ swept: [withRole(one), { accountId: without, roles: [] }] });
  expect(await verified).toEqual([
    { accountId: one, roles: ['Reader'], identity: { accountId: one, arn: `arn of ${one}`, userId: `id of ${one}` } },
    { accountId: without, roles: [] },
  ]);
  expect(asked).toEqual([{ accountId: one, region: 'eu-west-1' }]);
});

test('200 accounts take a sixth of one question after the other, or less', async () => {
  const { verified, clock, told } = verifying({ swept: accountIds(200).map(withRole) });
  expect((await verified).filter(({ identity }) => identity !== undefined)).toHaveLength(200);
  expect(clock.now()).toBeLessThan((200 * 80) / 6);
  expect([told[0], told.at(-1)]).toEqual(['swept 200/200', 'asked 200/200']);
});

test.each(['throttled', 'server', 'unreachable'] as const)('a question that fails as %s is put again', async (kind) => {
  const { verified } = verifying({
    swept: accountIds(60).map(withRole),
    fails: (_, number) => (number % 4 === 0 ? kind : undefined),
  });
  expect((await verified).filter(({ identity }) => identity !== undefined)).toHaveLength(60);
});

test('a refusal is told with the account, and holds up no other', async () => {
  const [refused = '', elsewhere = '', fine = ''] = accountIds(3);
  const { verified } = verifying({
    swept: [refused, elsewhere, fine].map(withRole),
    fails: (accountId) => (accountId === refused ? 'forbidden' : undefined),
    answers: (accountId) => (accountId === elsewhere ? '999999999999' : accountId),
  });
  expect(await verified).toMatchObject([
    { problem: { kind: 'unexpected', message: 'AWS refused the request. It is forbidden.' } },
    { problem: { kind: 'unexpected', message: expect.stringContaining('999999999999') } },
    { identity: { accountId: fine } },
  ]);
});

test('what the sweep could not have stays told, and no secret comes back', async () => {
  const [one = '', other = ''] = accountIds(2);
  const problem = new Problem('unreachable', { what: 'No.' });
  const all = await verifying({ swept: [withRole(one), { accountId: other, problem }] }).verified;
  expect(all[1]).toEqual({ accountId: other, problem });
  expect(all.some((account) => 'credentials' in account)).toBe(false);
});

test('an STS that does not answer at all ends it', async () => {
  const { verified, clock } = verifying({ swept: accountIds(20).map(withRole), fails: () => 'unreachable' });
  await expect(verified).rejects.toMatchObject({ name: 'Problem', kind: 'unreachable' });
  expect(clock.now()).toBeLessThan(15_000);
});

test('one that is cut short ends with the reason', async () => {
  const { verified } = verifying({
    swept: accountIds(3).map(withRole),
    signal: AbortSignal.abort(new Error('enough')),
  });
  await expect(verified).rejects.toThrow('enough');
});
