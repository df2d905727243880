import { type ReactNode, useRef } from 'react';
import type { JobView, SecretFileView } from '../../preload/contract.ts';
import { jobTitle } from '../app/job-title.ts';
import { useKeptFocus } from '../app/use-kept-focus.ts';
import { Chip } from './chip.tsx';
import { SeveralOutcome } from './several-outcome.tsx';
import { SeveralProgress } from './several-progress.tsx';
import { SeveralResults } from './several-results.tsx';
import './several-job.css';

type Props = { job: JobView; secretFiles: SecretFileView[] };

/** A job over several accounts: how far it is, and what came of it. */
export function SeveralJob({ job, secretFiles }: Props): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const { role, power, sessionName, phase, text } = job;
  useKeptFocus(heading, phase);
  const isOver = phase !== 'running';
  return (
    <div className="several">
      <section className="several-card several-job" aria-labelledby="job">
        <h2 ref={heading} id="job" tabIndex={-1}>
          {jobTitle(job)}
        </h2>
        <p className="several-job-with">
          {role} {power !== 'other' && <Chip kind={power} />} in {sessionName}
        </p>
        {/* There from the start, so that the end is read out; what comes before it would be read out at every step. */}
        <p role="status" className="several-job-text">
          {isOver && job.problem === undefined && text}
        </p>
        {isOver ? <SeveralOutcome job={job} secretFiles={secretFiles} /> : <SeveralProgress job={job} />}
      </section>
      {isOver && <SeveralResults job={job} />}
    </div>
  );
}
