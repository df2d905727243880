import { type ReactNode, useEffect, useState } from 'react';
import type { MadeProfileView, ProblemView, ProfilePreview, Reply } from '../../preload/contract.ts';
import { tellDone } from '../app/act-on-profile.ts';
import { ask } from '../app/ask.ts';
import { Action } from './action.tsx';
import { ProblemNote } from './problem-note.tsx';
import { ProfileChange } from './profile-change.tsx';
import './profile-form.css';

type Props = { profile: MadeProfileView; onClose: () => void };

/** What would be taken out of the files, and then does it. */
export function Removal({ profile: { id, name }, onClose }: Props): ReactNode {
  const [preview, setPreview] = useState<Reply<ProfilePreview>>();
  const [problem, setProblem] = useState<ProblemView>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let outdated = false;
    void ask('profile.previewRemoval', { id }).then((reply) => {
      if (!outdated) setPreview(reply);
    });
    return () => {
      outdated = true;
    };
  }, [id]);
  const remove = async () => {
    if (busy) return;
    setBusy(true);
    const reply = await ask('profile.remove', { id });
    setBusy(false);
    if (!reply.ok) return setProblem(reply.problem);
    tellDone(`Removed ${name}.`, reply.value.changeId);
    onClose();
  };
  const comesBack =
    preview?.ok && preview.value.changes.some(({ lines }) => lines.some((one) => one.change === 'added'));
  const wrong = problem ?? (preview?.ok === false ? preview.problem : undefined);
  return (
    <div className="profile-form">
      <p className="profile-for">
        {comesBack ? 'It becomes again what it was before.' : 'Tools that use it will no longer find it.'}
      </p>
      {preview === undefined && <div className="change-room" />}
      {preview?.ok && <ProfileChange preview={preview.value} />}
      <div className="profile-ends">
        {wrong !== undefined && <ProblemNote problem={wrong} />}
        <Action onPress={onClose} autoFocus>
          Cancel
        </Action>
        <Action look="loud" isDisabled={preview?.ok !== true} onPress={() => void remove()}>
          {busy ? 'Removing…' : 'Remove'}
        </Action>
      </div>
    </div>
  );
}
