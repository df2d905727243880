import { type ReactNode, useState } from 'react';
import type { KeychainMoved, KeychainTarget, ProblemView, SessionView } from '../../preload/contract.ts';
import { ask } from '../app/ask.ts';
import { leadOf } from '../app/move-words.ts';
import { moving } from '../app/moving.ts';
import { told } from '../app/told.ts';
import { useKeychainLook } from '../app/use-keychain-look.ts';
import { useMovePreview } from '../app/use-move-preview.ts';
import { MoveConsequences } from './move-consequences.tsx';
import { MoveProfiles } from './move-profiles.tsx';
import { ProblemNote } from './problem-note.tsx';
import { ProfileFrame } from './profile-frame.tsx';
import { WaitingBar } from './waiting-bar.tsx';
import './move-form.css';

type Props = {
  session: SessionView;
  target: KeychainTarget;
  /** What was in memory alone does not go back there. */
  onDone: (moved: KeychainMoved, isLasting: boolean) => void;
  onCancel: () => void;
};

/** What a move does, in plain words and exactly; and then does it. */
export function MoveForm({ session, target, onDone, onCancel }: Props): ReactNode {
  const { to } = target;
  const { look, again } = useKeychainLook();
  const preview = useMovePreview(target);
  const [withProfiles, setWithProfiles] = useState(true);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemView>();
  // Who keeps nothing there needs none, to be kept in a file from now on.
  const isUnusable = look?.state === 'unusable' && (to === 'keychain' || session.storage === 'keychain');

  const submit = async () => {
    if (busy || preview?.ok !== true) return;
    setProblem(undefined);
    setBusy(true);
    const profiles = withProfiles && preview.value.profiles.length > 0;
    const wasInMemory = session.storage === 'memory';
    const reply = await ask('keychain.move', { ...target, profiles });
    setBusy(false);
    if (reply.ok) return onDone(reply.value, wasInMemory);
    // Whoever has left the dialog meanwhile is told elsewhere.
    if (moving.get() !== target) told.set({ problem: reply.problem });
    else setProblem(reply.problem);
  };
  return (
    <ProfileFrame
      about={`For ${session.name}`}
      action={{
        text: busy ? 'Moving…' : problem === undefined ? 'Move' : 'Try again',
        isDisabled: preview?.ok !== true || (isUnusable && problem === undefined),
      }}
      problems={
        <>
          {preview?.ok === false && <ProblemNote problem={preview.problem} />}
          {problem !== undefined && <ProblemNote problem={problem} />}
          {isUnusable && problem === undefined && (
            <ProblemNote problem={look.problem} action="Look again" onAction={again} />
          )}
        </>
      }
      leave={busy ? 'Close' : 'Cancel'}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      {preview === undefined && <div className="change-room" />}
      {preview?.ok && (
        <>
          <p>{leadOf(session, to, { keychain: look?.name ?? 'the keychain', item: preview.value.item })}</p>
          <MoveProfiles preview={preview.value} to={to} isOn={withProfiles} onOn={setWithProfiles} />
          <MoveConsequences preview={preview.value} to={to} />
        </>
      )}
      <div role="status" className="move-status">
        {busy && (
          <div className="move-busy">
            <p>Moving… This computer may ask you for the password of {look?.name ?? 'the keychain'}.</p>
            <WaitingBar label="Moving" />
          </div>
        )}
      </div>
    </ProfileFrame>
  );
}
