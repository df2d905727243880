import type { ReactNode } from 'react';
import type { View } from '../../preload/contract.ts';
import { tell } from '../app/ask.ts';
import { Action } from '../parts/action.tsx';
import { CodeLine } from '../parts/code-line.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { SkippedFiles } from '../parts/skipped-files.tsx';
import './welcome-page.css';

/** Before there is a session. */
export const WelcomePage = ({ view: { problem, skipped } }: { view: View }): ReactNode => (
  <main className="welcome">
    <h1>Welcome to Daypass</h1>
    <p>
      Sign in once to your company’s AWS access portal, and every account and role that you may use is two clicks away.
    </p>
    {problem !== undefined && <ProblemNote problem={problem} />}
    <h2>To begin</h2>
    <ol>
      <li>
        Ask your IT colleague for the <strong>start URL</strong> of your access portal and its <strong>region</strong>.
      </li>
      <li>
        Run this in a terminal, and answer its questions:
        <CodeLine text="aws configure sso" />
      </li>
      <li>Come back here. Daypass notices by itself as soon as you are signed in.</li>
    </ol>
    <div className="welcome-ways">
      <Action onPress={() => void tell('link.open', { kind: 'aws-cli-install' })}>Get the AWS command line</Action>
      <Action look="quiet" onPress={() => void tell('link.open', { kind: 'aws-sign-in-help' })}>
        How signing in works
      </Action>
    </div>
    <SkippedFiles skipped={skipped} />
  </main>
);
