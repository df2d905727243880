import type { ReactNode } from 'react';
import type { JobView } from '../../preload/contract.ts';
import { countText } from '../app/count-text.ts';
import { AccountReasons } from './account-reasons.tsx';
import { SeveralGroup } from './several-group.tsx';
import { VerifiedTable } from './verified-table.tsx';

/** What came of a job in each account: first where it came to nothing. */
export const SeveralResults = ({ job }: { job: JobView }): ReactNode => {
  const { failures, without } = job;
  const conflicts = job.job === 'profiles' ? job.conflicts : [];
  return (
    <>
      {job.job === 'verify' && job.rows.length > 0 && <VerifiedTable rows={job.rows} />}
      {job.job !== 'verify' && failures.length > 0 && (
        <SeveralGroup title={`Not in ${countText(failures.length, 'account')}`}>
          <AccountReasons accounts={failures} />
        </SeveralGroup>
      )}
      {conflicts.length > 0 && (
        <SeveralGroup title={`${countText(conflicts.length, 'profile')} left out`}>
          <AccountReasons accounts={conflicts.map(({ why, ...each }) => ({ ...each, reason: why }))} />
        </SeveralGroup>
      )}
      {without.length > 0 && (
        <SeveralGroup title={`${countText(without.length, 'account')} without this role`}>
          <AccountReasons accounts={without} />
        </SeveralGroup>
      )}
    </>
  );
};
