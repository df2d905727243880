import { type ReactNode, useState } from 'react';
import type { SessionView } from '../../preload/contract.ts';
import { tell } from '../app/ask.ts';
import { Action } from './action.tsx';
import { CodeLine } from './code-line.tsx';
import { IconAction } from './icon-action.tsx';
import './sign-in-help.css';

const lead = {
  'signed-in': '',
  'ending-soon': 'To stay signed in, run:',
  ended: 'To sign in again, run:',
  'signed-out': 'To sign in, run this in a terminal:',
};

/** What to do when a session ends or has ended: small beside the accounts, at ease where nothing else is to be done. */
export function SignInHelp({ session: { id, name, state, signInCommand } }: { session: SessionView }): ReactNode {
  const [copied, setCopied] = useState(false);
  const copy = () => void tell('session.copySignInCommand', { sessionId: id }).then(setCopied);
  const roomy = state === 'signed-out';
  const help = (
    <Action look="quiet" onPress={() => void tell('link.open', { kind: 'aws-sign-in-help' })}>
      {roomy ? 'How signing in works' : 'How it works'}
    </Action>
  );
  if (signInCommand === '') {
    return (
      <div className={`sign-in-help sign-in-${state}`} role="status">
        <p className="sign-in-words">
          No config file names {name}, so no command can sign it in. Sign in once more with the tool that you used.
        </p>
        <div className="sign-in-ways">{help}</div>
      </div>
    );
  }
  return (
    <div className={`sign-in-help sign-in-${state}`} role="status">
      <div className="sign-in-lead">
        <p>{lead[state]}</p>
        {!roomy && help}
      </div>
      <div className="sign-in-command">
        <CodeLine text={signInCommand} />
        {!roomy && (
          <IconAction
            framed
            icon={copied ? 'done' : 'copy'}
            name={copied ? 'Command copied' : 'Copy command'}
            onPress={copy}
          />
        )}
      </div>
      {roomy && (
        <>
          <div className="sign-in-ways">
            <Action look="loud" onPress={copy}>
              {copied ? 'Command copied' : 'Copy command'}
            </Action>
            {help}
          </div>
          <p className="sign-in-after">Daypass notices by itself as soon as you are signed in.</p>
        </>
      )}
    </div>
  );
}
