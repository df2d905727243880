import type { ReactNode } from 'react';
import type { View } from '../../preload/contract.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import { SeveralJob } from '../parts/several-job.tsx';
import { SeveralChoice } from './several-choice.tsx';

/** One role in several accounts at once: what it is to be, and then how that goes and what came of it. */
export function SeveralPage({ view }: { view: View }): ReactNode {
  const { job, sessions, chosen, secretFiles } = view;
  const session = sessions.find(({ id }) => id === chosen) ?? sessions[0];
  return (
    <PageFrame title="Several accounts">
      {job !== undefined && <SeveralJob job={job} secretFiles={secretFiles} />}
      {job === undefined && session !== undefined && <SeveralChoice key={session.id} view={view} session={session} />}
      {job === undefined && session === undefined && (
        <p className="nothing">There is no session yet. Go back, and sign in to your company’s portal first.</p>
      )}
    </PageFrame>
  );
}
