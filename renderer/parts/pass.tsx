import { memo, type ReactNode } from 'react';
import type { SessionView } from '../../preload/contract.ts';
import { isSignedIn } from '../app/signed-in.ts';
import { Icon, type IconName } from './icon.tsx';
import { KeychainNotes } from './keychain-notes.tsx';
import { PassBar } from './pass-bar.tsx';
import { ProblemNote } from './problem-note.tsx';
import { SessionDetails } from './session-details.tsx';
import { SessionSwitcher } from './session-switcher.tsx';
import { SignIn } from './sign-in.tsx';
import { SignOut } from './sign-out.tsx';
import './pass.css';

/** Each state has a shape of its own, besides its colour and its words. */
const shape: Record<SessionView['state'], IconName> = {
  'signed-in': 'clock',
  'ending-soon': 'warning',
  renewing: 'reload',
  offline: 'offline',
  blocked: 'warning',
  ended: 'ended',
  'signed-out': 'out',
};

/** The session, as a pass that runs out. Unchanged while one types. */
export const Pass = memo(Shown);

function Shown({ session, sessions }: { session: SessionView; sessions: SessionView[] }): ReactNode {
  return (
    <section className={`pass pass-${session.state}`} aria-label={`Session ${session.name}`}>
      <div className="pass-head">
        <h1 title={session.name}>{session.name}</h1>
        <SessionSwitcher chosen={session} sessions={sessions} />
        {isSignedIn(session) && <SignOut sessionId={session.id} />}
      </div>
      <div className="pass-tear" />
      {session.fractionLeft !== undefined && <PassBar fraction={session.fractionLeft} text={session.timeText} />}
      <div className="pass-foot">
        <p className="pass-time">
          <Icon name={session.isUnsure ? 'warning' : shape[session.state]} />
          {session.timeText}
        </p>
        <SessionDetails session={session} />
      </div>
      {session.trouble !== undefined && <ProblemNote problem={session.trouble} />}
      <KeychainNotes session={session} />
      <SignIn session={session} />
    </section>
  );
}
