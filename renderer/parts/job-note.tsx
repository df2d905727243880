import type { ReactNode } from 'react';
import type { JobView } from '../../preload/contract.ts';
import { jobTitle } from '../app/job-title.ts';
import { place } from '../app/place.ts';
import { Action } from './action.tsx';

const overs = { done: 'done', cancelled: 'cancelled', failed: 'it did not work' };

/** A job over several accounts, while one is elsewhere. How far it is is not read out at every step. */
export const JobNote = ({ job }: { job: JobView }): ReactNode => {
  const title = jobTitle(job);
  return (
    <p className="footer-line">
      <span className="footer-words">
        {job.phase === 'running' ? (
          <>
            {title}
            <span className="unseen"> is under way.</span>
            <span aria-hidden="true">: {job.text}</span>
          </>
        ) : (
          `${title}: ${overs[job.phase]}`
        )}
      </span>
      <Action look="quiet" aria-label={`Show: ${title}`} onPress={() => place.set('several')}>
        Show
      </Action>
    </p>
  );
};
