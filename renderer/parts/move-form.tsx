import { type ReactNode, useState } from 'react';
import type { KeychainMoved, ProblemView, SessionView } from '../../preload/contract.ts';
import { ask } from '../app/ask.ts';
import { leadOf, leadOfProfiles } from '../app/move-words.ts';
import { type Moving, moving } from '../app/moving.ts';
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
  target: Moving;
  /** What was in memory alone does not go back there. */
  onDone: (moved: KeychainMoved, isLasting: boolean) => void;
  onCancel: () => void;
};

/** What a move does, in plain words and exactly; and then does it. */
export function MoveForm({ session, target, onDone, onCancel }: Props): ReactNode {
  const { sessionId, to, onlyProfiles = false } = target;
  const { look, again, isLooking } = useKeychainLook();
  const preview = useMovePreview(target);
  const [withProfiles, setWithProfiles] = useState(true);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemView>();
  // Who keeps nothing there needs none, to be kept in a file from now on.
  const isUnusable = look?.state === 'unusable' && (to === 'keychain' || session.storage === 'keychain');
  const keychain = look?.name ?? 'the keychain';
  const words = onlyProfiles ? { do: 'Change', busy: 'Changing…' } : { do: 'Move', busy: 'Moving…' };
  const isAny = preview?.ok === true && !(onlyProfiles && preview.value.profiles.length === 0);

  const submit = async () => {
    if (busy || preview?.ok !== true || !isAny) return;
    setProblem(undefined);
    setBusy(true);
    const profiles = withProfiles && preview.value.profiles.length > 0;
    const wasInMemory = session.storage === 'memory';
    const reply = await ask('keychain.move', { sessionId, to, profiles });
    setBusy(false);
    const isLasting = onlyProfiles ? reply.ok && reply.value.changeId === undefined : wasInMemory;
    if (reply.ok) return onDone(reply.value, isLasting);
    // Whoever has left the dialog meanwhile is told elsewhere.
    if (moving.get() !== target) told.set({ problem: reply.problem });
    else setProblem(reply.problem);
  };
  return (
    <ProfileFrame
      about={`For ${session.name}`}
      action={{
        text: busy ? words.busy : problem === undefined ? words.do : 'Try again',
        isDisabled: !isAny || (isUnusable && problem === undefined),
      }}
      problems={
        <>
          {preview?.ok === false && <ProblemNote problem={preview.problem} />}
          {problem !== undefined && <ProblemNote problem={problem} />}
          {isUnusable && problem === undefined && (
            <ProblemNote problem={look.problem} action={isLooking ? 'Looking…' : 'Look again'} onAction={again} />
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
          <p>
            {onlyProfiles
              ? leadOfProfiles(session, keychain, preview.value)
              : leadOf(session, to, { keychain, item: preview.value.item })}
          </p>
          <MoveProfiles target={target} preview={preview.value} isOn={withProfiles} onOn={setWithProfiles} />
          <MoveConsequences target={target} preview={preview.value} />
        </>
      )}
      <div role="status" className="move-status">
        {busy && (
          <div className="move-busy">
            <p>
              {words.busy} This computer may ask you for the password of {keychain}.
            </p>
            <WaitingBar label={words.busy} />
          </div>
        )}
      </div>
    </ProfileFrame>
  );
}
