import type { ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components';
import type { JobView } from '../../preload/contract.ts';
import { tell } from '../app/ask.ts';
import { countText } from '../app/count-text.ts';
import { jobTitle } from '../app/job-title.ts';
import { useStalled } from '../app/use-stalled.ts';
import { Action } from './action.tsx';
import './several-progress.css';

/** How far a job is, and the way to end it. */
export function SeveralProgress({ job }: { job: JobView }): ReactNode {
  const { done, of, text } = job;
  const isStalled = useStalled(text);
  return (
    <>
      <ProgressBar
        className="several-progress"
        aria-label={jobTitle(job)}
        value={done}
        maxValue={Math.max(of, 1)}
        isIndeterminate={of === 0}
        valueLabel={`${done} of ${countText(of, 'account')}`}
      >
        <div className="several-progress-done" style={{ width: `${(100 * done) / Math.max(of, 1)}%` }} />
      </ProgressBar>
      <p>
        {text}
        {isStalled && ' · Waiting for AWS…'}
      </p>
      <p className="several-detail">You may leave this page meanwhile: it goes on.</p>
      <div className="several-ends">
        <Action onPress={() => void tell('several.cancel', undefined)}>Cancel</Action>
      </div>
    </>
  );
}
