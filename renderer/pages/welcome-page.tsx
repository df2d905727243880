import type { ReactNode } from 'react';
import type { View } from '../../preload/contract.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { SessionForm } from '../parts/session-form.tsx';
import { SkippedFiles } from '../parts/skipped-files.tsx';
import './welcome-page.css';

/** Before there is a session. */
export const WelcomePage = ({ view: { sessions, problem, skipped } }: { view: View }): ReactNode => (
  <main className="welcome">
    <h1>Welcome to Daypass</h1>
    <p>
      Sign in once to your company’s AWS access portal, and every account and role that you may use is two clicks away.
    </p>
    {problem !== undefined && <ProblemNote problem={problem} />}
    <SessionForm sessions={sessions} />
    <SkippedFiles skipped={skipped} />
  </main>
);
