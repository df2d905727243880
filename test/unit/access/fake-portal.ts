import { PortalFailure, type PortalFailureKind } from '../../../main/domain/portal-failure.ts';
import { Secret } from '../../../main/domain/secret.ts';
import type { Page, Portal } from '../../../main/services/portal.ts';
import { tokenBucket } from '../../identity-center/token-bucket.ts';
import type { VirtualClock } from './virtual-clock.ts';

export type FakeCall = Readonly<{
  accountId?: string;
  /** Set when credentials were asked for. */
  role?: string;
  page?: string;
  token: string;
  at: number;
  number: number;
}>;

export type FakePortalOptions = Readonly<{
  clock: VirtualClock;
  accounts: readonly string[];
  roles?: readonly string[];
  /** The roles of an account that has others. */
  rolesOf?: (accountId: string) => readonly string[] | undefined;
  /** When credentials end. */
  expiration?: (accountId: string) => number;
  latencyMs?: number;
  accountsPerPage?: number;
  rolesPerPage?: number;
  requestsPerSecond?: number;
  /** How a call fails, if it does. */
  fails?: (call: FakeCall) => PortalFailureKind | PortalFailure | undefined;
}>;

/** `count` account ids, each with its leading zeros. */
export const accountIds = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${index + 1}`.padStart(12, '0'));

/** A portal in virtual time, with pages, a limit and failures to choose. `calls` are all that came. */
export function fakePortal(options: FakePortalOptions) {
  const { clock, accounts, roles = ['Reader', 'Writer'], latencyMs = 20, fails } = options;
  const { rolesOf = () => undefined, expiration = () => 1e15 } = options;
  const { accountsPerPage = 100, rolesPerPage = 100, requestsPerSecond = Number.POSITIVE_INFINITY } = options;
  const calls: FakeCall[] = [];
  const mayPass = tokenBucket(() => requestsPerSecond, clock.now);

  const arrive = async (
    asked: Pick<FakeCall, 'accountId' | 'role' | 'page' | 'token'>,
    signal?: AbortSignal,
  ): Promise<void> => {
    const call = { ...asked, at: clock.now(), number: calls.length + 1 };
    calls.push(call);
    const passes = mayPass();
    await clock.sleep(latencyMs, signal).catch(() => {
      throw new PortalFailure('cancelled', 'The request was cancelled.');
    });
    const failure = passes ? fails?.(call) : 'throttled';
    if (failure !== undefined) throw failure instanceof PortalFailure ? failure : new PortalFailure(failure, 'No.');
  };

  const portal: Pick<Portal, 'accounts' | 'roles' | 'credentials'> = {
    async accounts({ accessToken }, page, signal) {
      await arrive({ token: accessToken.reveal(), ...(page && { page }) }, signal);
      const { items, next } = pageOf(accounts, accountsPerPage, page);
      return { items: items.map((accountId) => ({ accountId })), ...(next && { next }) };
    },
    async roles({ accessToken }, accountId, page, signal) {
      await arrive({ accountId, token: accessToken.reveal(), ...(page && { page }) }, signal);
      return pageOf(rolesOf(accountId) ?? roles, rolesPerPage, page);
    },
    async credentials({ accessToken }, { accountId, role }, signal) {
      await arrive({ accountId, role, token: accessToken.reveal() }, signal);
      return {
        accessKeyId: `key of ${accountId}`,
        secretAccessKey: new Secret(`secret of ${accountId}`),
        sessionToken: new Secret(`token of ${accountId}`),
        expiration: expiration(accountId),
      };
    },
  };
  return { portal, calls };
}

function pageOf(all: readonly string[], size: number, page = '0'): Page<string> {
  const end = Number(page) + size;
  return { items: all.slice(Number(page), end), ...(end < all.length && { next: `${end}` }) };
}
