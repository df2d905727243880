import { type ReactNode, useState } from 'react';
import type { SessionView } from '../../preload/contract.ts';
import { tell } from '../app/ask.ts';
import { Action } from './action.tsx';
import { CodeLine } from './code-line.tsx';
import './sign-in-help.css';

const lead = {
  'signed-in': '',
  'ending-soon': 'Sign in again to go on without a break. Run this in a terminal:',
  ended: 'Your session has ended. To sign in again, run this in a terminal:',
  'signed-out': 'To sign in, run this in a terminal:',
};

/** What to do when a session ends or has ended. */
export function SignInHelp({ session: { id, state, signInCommand } }: { session: SessionView }): ReactNode {
  const [copied, setCopied] = useState(false);
  const copy = async () => setCopied(await tell('session.copySignInCommand', { sessionId: id }));
  return (
    <div className={`sign-in-help sign-in-${state}`} role="status">
      <p className="sign-in-lead">{lead[state]}</p>
      <CodeLine text={signInCommand} />
      <div className="sign-in-ways">
        <Action look={state === 'ending-soon' ? 'plain' : 'loud'} onPress={() => void copy()}>
          {copied ? 'Command copied' : 'Copy command'}
        </Action>
        <Action look="quiet" onPress={() => void tell('link.open', { kind: 'aws-sign-in-help' })}>
          How signing in works
        </Action>
      </div>
      <p className="sign-in-after">Daypass notices by itself as soon as you are signed in.</p>
    </div>
  );
}
