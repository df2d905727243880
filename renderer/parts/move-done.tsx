import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { ProblemView } from '../../preload/contract.ts';
import type { Moving } from '../app/moving.ts';
import { undoMove } from '../app/undo.ts';
import { Action } from './action.tsx';
import { Icon } from './icon.tsx';
import { ProblemNote } from './problem-note.tsx';
import './profile-done.css';

type Props = {
  target: Moving;
  /** What was done. */
  text: string;
  /** What is left in files. */
  warnings: string[];
  changeId: string | undefined;
  /** It can't be undone any more. */
  isLasting: boolean;
  onClose: () => void;
  onUndone: () => void;
  onRefused: () => void;
};

export function MoveDone({
  target,
  text,
  warnings,
  changeId,
  isLasting,
  onClose,
  onUndone,
  onRefused,
}: Props): ReactNode {
  const [problem, setProblem] = useState<ProblemView>();
  const [busy, setBusy] = useState(false);
  const way = useRef<HTMLButtonElement>(null);
  // At once: the kit's own `autoFocus` comes too late where Enter sent the form, and the focus is on the first button by then.
  useLayoutEffect(() => way.current?.focus(), []);
  const takeBack = async () => {
    if (busy) return;
    setProblem(undefined);
    setBusy(true);
    const reply = await undoMove(target, changeId);
    setBusy(false);
    if (reply.ok) return onUndone();
    setProblem(reply.problem);
    // Whatever else went wrong, such as a locked keychain, may go right next time.
    if (reply.problem.kind === 'conflict') onRefused();
  };
  return (
    <div className="profile-done">
      <div className="profile-done-line">
        <Icon name="done" />
        <p role="status">{text}</p>
      </div>
      {warnings.map((what) => (
        <div key={what} className="profile-done-line">
          <Icon name="warning" />
          <p role="alert">{what}</p>
        </div>
      ))}
      <div className="profile-ends">
        {problem !== undefined && <ProblemNote problem={problem} />}
        {!isLasting && <Action onPress={() => void takeBack()}>{busy ? 'Undoing…' : 'Undo'}</Action>}
        <Action look="loud" ref={way} onPress={onClose}>
          Done
        </Action>
      </div>
    </div>
  );
}
