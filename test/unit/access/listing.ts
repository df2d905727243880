import type { Problem } from '../../../main/domain/problem.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { listAccess } from '../../../main/services/list-access.ts';
import { type FakePortalOptions, fakePortal } from './fake-portal.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

type Options = Omit<FakePortalOptions, 'clock'> &
  Readonly<{
    clock?: VirtualClock;
    token?: () => string | undefined;
    /** What becomes of a token that AWS refused. */
    renew?: (refused: string) => string | undefined;
    patienceMs?: number;
    signal?: AbortSignal;
    accountIds?: string[];
  }>;

/** Starts a listing over a fake portal, and notes what it tells. */
export function startListing(options: Options) {
  const { clock = virtualClock(), token = () => 'good', renew, patienceMs, signal, accountIds } = options;
  const { portal, calls } = fakePortal({ ...options, clock });
  const told = {
    accounts: [] as string[],
    roles: new Map<string, readonly string[]>(),
    failed: new Map<string, Problem>(),
  };
  const tokenOf = (value: string | undefined) =>
    value === undefined
      ? undefined
      : {
          startUrl: 'https://a.awsapps.com/start',
          region: 'us-east-1',
          accessToken: new Secret(value),
          expiresAt: 1e15,
        };
  const tokens = async () => tokenOf(token());
  const list = listAccess({
    portal,
    tokens,
    ...(renew && { afterRefusal: async (_, refused) => tokenOf(renew(refused.accessToken.reveal())) }),
    clock,
    random: () => 0.5,
    patienceMs,
  });
  const listener = {
    onAccounts: (found: readonly { accountId: string }[]) => {
      told.accounts.push(...found.map(({ accountId }) => accountId));
    },
    onRoles: (accountId: string, roles: readonly string[]) => {
      if (told.roles.has(accountId)) throw new Error(`${accountId} was told twice`);
      told.roles.set(accountId, roles);
    },
    onFailed: (accountId: string, problem: Problem) => void told.failed.set(accountId, problem),
  };
  const { done, prioritise } = list('acme', listener, signal, accountIds);
  return { told, calls, clock, done: clock.run(done), prioritise };
}
