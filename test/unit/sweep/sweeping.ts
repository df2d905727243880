import { Secret } from '../../../main/domain/secret.ts';
import type { SweptAccount } from '../../../main/domain/swept-account.ts';
import { sweepCredentials } from '../../../main/services/sweep-credentials.ts';
import { type FakePortalOptions, fakePortal } from '../access/fake-portal.ts';
import { type VirtualClock, virtualClock } from '../access/virtual-clock.ts';

type Options = Omit<FakePortalOptions, 'clock'> & Readonly<{ clock?: VirtualClock; signal?: AbortSignal }>;

export const role = 'Reader';

const token = {
  startUrl: 'https://a.awsapps.com/start',
  region: 'us-east-1',
  accessToken: new Secret('good'),
  expiresAt: 1e15,
};

/** Starts a sweep over a fake portal, and notes what it tells. */
export function startSweep(options: Options) {
  const { clock = virtualClock(), signal } = options;
  const { portal, calls } = fakePortal({ ...options, clock });
  const sweep = sweepCredentials({ portal, tokens: async () => token, clock, random: () => 0.5, patienceMs: 8000 });
  const progress: [done: number, known: number][] = [];
  const swept = sweep('acme', role, {
    onProgress: (done, known) => void progress.push([done, known]),
    ...(signal && { signal }),
  });
  return { swept: clock.run(swept), calls, clock, progress };
}

/** The accounts whose credentials came. */
export const given = (swept: readonly SweptAccount[]): string[] =>
  swept.filter(({ credentials }) => credentials !== undefined).map(({ accountId }) => accountId);

/** The accounts that failed, and how. */
export const failed = (swept: readonly SweptAccount[]) =>
  swept.flatMap(({ accountId, problem }) => (problem === undefined ? [] : [[accountId, problem.kind]]));
