import { expect } from 'vitest';
import type { ListedAccount } from '../../../main/domain/access.ts';
import type { Issued } from '../../../main/domain/activity.ts';
import { PortalFailure, type PortalFailureKind } from '../../../main/domain/portal-failure.ts';
import { Secret } from '../../../main/domain/secret.ts';
import type { SeveralJob } from '../../../main/domain/several-job.ts';
import { initialState, type StateEvent } from '../../../main/domain/state.ts';
import { createViewOf } from '../../../main/domain/view-of.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { createProblemFor } from '../../../main/services/problem-for.ts';
import { severalJobs } from '../../../main/services/several-jobs.ts';
import { verifyJob } from '../../../main/services/several-verify.ts';
import type { SeveralRun } from '../../../main/services/several-work.ts';
import { type SweepCredentials, sweepCredentials } from '../../../main/services/sweep-credentials.ts';
import { verifyAccess } from '../../../main/services/verify-access.ts';
import type { SeveralRequest } from '../../../preload/contract.ts';
import { type FakePortalOptions, fakePortal } from '../access/fake-portal.ts';
import { virtualClock } from '../access/virtual-clock.ts';
import { found, hour, noon, sessionWith, utc } from '../state/sample.ts';

export const acme = sessionWith('acme', 5 * hour);
export const signedOut = sessionWith('acme');
export const role = 'Reader';

/** Accounts 1 and 2 have the role, 3 has not. */
export const known: readonly ListedAccount[] = [
  { accountId: '000000000001', accountName: 'Dev', roles: ['Reader', 'AdministratorAccess'] },
  { accountId: '000000000002', accountName: 'Prod', roles: ['Reader', 'AdministratorAccess'] },
  { accountId: '000000000003', accountName: 'Sandbox', roles: ['Other'] },
];

type Options = Partial<Omit<FakePortalOptions, 'clock'>> &
  Readonly<{
    /** What is listed before; nothing is when it is empty. */
    listed?: readonly ListedAccount[];
    /** How STS fails in an account, if it does. */
    stsFails?: (accountId: string) => PortalFailureKind | undefined;
    /** The jobs besides `verify`. */
    prepare?: (request: SeveralRequest, sweep: SweepCredentials) => Promise<SeveralRun | undefined>;
  }>;

/** Jobs over a fake portal in virtual time, in an app where somebody is signed in to acme. */
export function jobScene({ listed = known, stsFails = () => undefined, prepare, ...options }: Options = {}) {
  const clock = virtualClock();
  const accounts = known.map(({ accountId }) => accountId);
  const rolesOf = (accountId: string) => known.find((one) => one.accountId === accountId)?.roles;
  const { portal, calls } = fakePortal({ accounts, rolesOf, ...options, clock });
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  holder.dispatch(found(acme));
  if (listed.length > 0) for (const event of listing(listed)) holder.dispatch(event);
  const accessToken = new Secret('good');
  const token = { startUrl: 'https://acme.awsapps.com/start', region: 'eu-central-1', accessToken, expiresAt: 1e15 };
  const pacing = { clock, random: () => 0.5, patienceMs: 8000 };
  const sweep = sweepCredentials({ ...pacing, portal, tokens: async () => token });
  const asked: string[] = [];
  const verify = verifyAccess({
    ...pacing,
    sweep,
    async identify({ accessKeyId }, _region, cut) {
      const accountId = accessKeyId.replace('key of ', '');
      asked.push(accountId);
      await clock.sleep(80, cut);
      const kind = stsFails(accountId);
      if (kind !== undefined) throw new PortalFailure(kind, 'It was refused.');
      return { accountId, arn: `arn:aws:sts::${accountId}:assumed-role/Reader/ana`, userId: 'AROA:ana' };
    },
  });
  const noted: Issued[] = [];
  const note = (...issued: readonly Issued[]) => void noted.push(...issued);
  const logged: string[] = [];
  const jobs = severalJobs({
    holder,
    problemFor: createProblemFor((_, error) => logged.push(String(error))),
    prepare: async (request) =>
      request.job === 'verify' || prepare === undefined ? verifyJob({ verify, note }) : prepare(request, sweep),
  });
  const job = (): SeveralJob => holder.state().job ?? expect.fail('There is no job.');
  const reached = (isThere: (job: SeveralJob) => boolean) =>
    new Promise<void>((resolve) => {
      holder.subscribe((state) => state.job !== undefined && isThere(state.job) && resolve());
    });
  const over = reached(({ phase }) => phase !== 'running');
  // From then on it works with real files, in real time.
  const writing = reached(({ phase, step }) => phase !== 'running' || step === 'writing');
  const ended = () =>
    clock
      .run(writing)
      .then(() => over)
      .then(job);

  return {
    holder,
    jobs,
    calls,
    asked,
    clock,
    noted,
    note,
    logged,
    job,
    view: () => createViewOf(utc)(holder.state()),
    /** Lets the job that runs come to its end. */
    ended,
    /** Begins a job and lets it come to its end. */
    async run(request: Partial<SeveralRequest> = {}): Promise<SeveralJob> {
      expect(await jobs.begin(requestOf(request))).toEqual({ begun: true });
      return ended();
    },
  };
}

export const requestOf = (request: Partial<SeveralRequest> = {}): SeveralRequest =>
  ({ sessionId: 'acme', role, job: 'verify', ...request }) as SeveralRequest;

export const listing = (accounts: readonly ListedAccount[]): readonly StateEvent[] => [
  { type: 'listing-started', sessionId: 'acme' },
  { type: 'accounts-listed', sessionId: 'acme', accounts },
  { type: 'listing-completed', sessionId: 'acme' },
];
