import { type ReactNode, useState } from 'react';
import type {
  ProblemView,
  ProfilesPreview,
  ProfilesWish,
  SessionView,
  SeveralAccounts,
} from '../../preload/contract.ts';
import { countText } from '../app/count-text.ts';
import { workingKind } from '../app/kinds.ts';
import { type Reach, reachText } from '../app/reach.ts';
import { regionFlaw } from '../app/regions.ts';
import type { Begin } from '../app/use-begin.ts';
import { useProfilesPreview } from '../app/use-profiles-preview.ts';
import { KindField } from './kind-field.tsx';
import { NameField } from './name-field.tsx';
import { ProblemNote } from './problem-note.tsx';
import { ProfileFrame } from './profile-frame.tsx';
import { ProfilesToBe } from './profiles-to-be.tsx';
import { RegionField } from './region-field.tsx';

export type SeveralProfilesFormProps = {
  meant: SeveralAccounts;
  reach: Reach;
  /** What to begin with; the person may choose otherwise. */
  wish: ProfilesWish;
  /** Where the session's token is. */
  storage: SessionView['storage'];
  onBegin: Begin;
  onCancel: () => void;
};

const hint = '{account}, {accountId}, {role}, {session} and {region} stand for what each account has there.';

export function SeveralProfilesForm({
  meant,
  reach,
  wish,
  storage,
  onBegin,
  onCancel,
}: SeveralProfilesFormProps): ReactNode {
  const [template, setTemplate] = useState(wish.template);
  const [kind, setKind] = useState(workingKind(wish.kind, storage));
  const [region, setRegion] = useState(wish.region);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemView>();
  const flaws = {
    template: template.trim() === '' ? 'Say what the names are made of.' : undefined,
    region: regionFlaw(region),
  };
  const isSound = flaws.template === undefined && flaws.region === undefined;
  const request = { ...meant, kind, region, template };
  const preview = useProfilesPreview(isSound ? request : undefined, reach.isExact);
  const isExact = reach.isExact && !(preview?.ok && preview.value.unknown > 0);
  const toDo = preview?.ok ? toWrite(preview.value, isExact) : { text: 'Set up', isAny: false };

  const submit = async () => {
    if (!isSound || busy || !toDo.isAny) return;
    setProblem(undefined);
    setBusy(true);
    setProblem(await onBegin({ ...request, job: 'profiles' }));
    setBusy(false);
  };
  return (
    <ProfileFrame
      about={`For ${meant.role} in ${reachText(reach)}`}
      action={{ text: toDo.text, isDisabled: !isSound || !toDo.isAny }}
      problems={
        <>
          {preview?.ok === false && <ProblemNote problem={preview.problem} />}
          {problem !== undefined && <ProblemNote problem={problem} />}
        </>
      }
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <NameField label="Names are made of" hint={hint} name={template} flaw={flaws.template} onName={setTemplate} />
      <KindField kind={kind} storage={storage} onKind={setKind} />
      <RegionField region={region} flaw={flaws.region} onRegion={setRegion} />
      {preview === undefined && <div className="change-room" />}
      {preview?.ok && <ProfilesToBe preview={preview.value} isExact={isExact} />}
    </ProfileFrame>
  );
}

/** What a click would do. Accounts of which it is not known yet whether they have the role may have it. */
function toWrite({ profiles }: ProfilesPreview, isExact: boolean): { text: string; isAny: boolean } {
  const count = profiles.filter(({ is }) => is === 'new' || is === 'changed').length;
  if (!isExact) return { text: 'Set up', isAny: true };
  return count === 0
    ? { text: 'Nothing to do', isAny: false }
    : { text: `Set up ${countText(count, 'profile')}`, isAny: true };
}
