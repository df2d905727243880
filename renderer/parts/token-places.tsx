import { type ReactNode, useId } from 'react';
import type { SessionView } from '../../preload/contract.ts';
import { MoveActions } from './move-actions.tsx';
import './token-places.css';

/** Where the token of each session is. */
export function TokenPlaces({ sessions }: { sessions: SessionView[] }): ReactNode {
  const id = useId();
  if (sessions.length === 0) return null;
  return (
    <div className="field">
      <p id={id} className="field-label">
        Sessions
      </p>
      <ul className="token-places" aria-labelledby={id}>
        {sessions.map((session) => (
          <li key={session.id} className="token-place">
            <div className="token-place-words">
              <p>{session.name}</p>
              <p className="field-hint">{session.storageText ?? session.timeText}</p>
            </div>
            <MoveActions session={session} isNamed />
          </li>
        ))}
      </ul>
    </div>
  );
}
