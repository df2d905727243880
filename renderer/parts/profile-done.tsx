import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { ProblemView, ProfileExported } from '../../preload/contract.ts';
import { undo } from '../app/undo.ts';
import { Action } from './action.tsx';
import { CodeLine } from './code-line.tsx';
import { CopyName } from './copy-name.tsx';
import { Icon } from './icon.tsx';
import { ProblemNote } from './problem-note.tsx';
import './profile-done.css';

type Props = {
  exported: ProfileExported;
  /** The profile as it is listed; absent until it is. */
  id: string | undefined;
  onClose: () => void;
  onUndone: () => void;
  /** It can't be undone any more. */
  onRefused: () => void;
};

export function ProfileDone({ exported, id, onClose, onUndone, onRefused }: Props): ReactNode {
  const { file, profile, backup, unchanged, changeId } = exported;
  const [problem, setProblem] = useState<ProblemView>();
  const way = useRef<HTMLButtonElement>(null);
  // At once: the kit's own `autoFocus` comes too late where Enter sent the form, and the focus is on the first button by then.
  useLayoutEffect(() => way.current?.focus(), []);
  const takeBack = async (id: string) => {
    const reply = await undo(id);
    if (reply.ok) return onUndone();
    setProblem(reply.problem);
    onRefused();
  };
  return (
    <div className="profile-done">
      <div className="profile-done-line">
        <Icon name="done" />
        <p role="status">
          Profile <strong>{profile}</strong> {unchanged ? 'was already in' : 'is in'} <code>{file}</code>.
        </p>
        {id !== undefined && <CopyName id={id} />}
      </div>
      <p>Choose it by its name in your AWS tool. In a terminal, see with this that it works:</p>
      <CodeLine text={`aws sts get-caller-identity --profile ${profile}`} />
      {backup !== undefined && (
        <p className="field-hint">
          The file as it was before is kept in <code>{backup}</code>.
        </p>
      )}
      <div className="profile-ends">
        {problem !== undefined && <ProblemNote problem={problem} />}
        {changeId !== undefined && <Action onPress={() => void takeBack(changeId)}>Undo</Action>}
        <Action look="loud" ref={way} onPress={onClose}>
          Done
        </Action>
      </div>
    </div>
  );
}
