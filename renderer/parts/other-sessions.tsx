import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { SessionView } from '../../preload/contract.ts';
import { adding } from '../app/adding.ts';
import { tell } from '../app/ask.ts';
import { Action } from './action.tsx';
import './other-sessions.css';

type Props = { shown: SessionView; sessions: SessionView[] };

/** What else there is to sign in to, while the session shown has nothing to show yet: nobody types what is known. */
export function OtherSessions({ shown, sessions }: Props): ReactNode {
  const others = sessions.filter(({ id }) => id !== shown.id);
  return (
    <section className="other-sessions" aria-label="Other sessions">
      {others.length > 0 && <h2>Other sessions</h2>}
      <ul>
        {others.map(({ id, name, timeText }) => (
          <li key={id}>
            <Button className="other-session" onPress={() => void tell('session.choose', { sessionId: id })}>
              <strong>{name}</strong>
              <span className="other-session-time">{timeText}</span>
            </Button>
          </li>
        ))}
      </ul>
      <Action look="quiet" onPress={() => adding.set(true)}>
        Add a session…
      </Action>
    </section>
  );
}
