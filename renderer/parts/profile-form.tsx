import { type ReactNode, useState } from 'react';
import type { ProblemView, ProfileExported, ProfileKind, SessionView } from '../../preload/contract.ts';
import { ask } from '../app/ask.ts';
import type { Exporting } from '../app/exporting.ts';
import { workingKind } from '../app/kinds.ts';
import { nameFlaw } from '../app/profile-name.ts';
import { type ProfileTool, profileTools } from '../app/profile-tools.ts';
import { regionFlaw } from '../app/regions.ts';
import { useProfilePreview } from '../app/use-profile-preview.ts';
import { useSuggestedName } from '../app/use-suggested-name.ts';
import { KindField } from './kind-field.tsx';
import { NameField } from './name-field.tsx';
import { ProfileChange } from './profile-change.tsx';
import { ProfileFrame } from './profile-frame.tsx';
import { ProfileProblem } from './profile-problem.tsx';
import { RegionField } from './region-field.tsx';
import { ToolField } from './tool-field.tsx';

type Props = {
  access: Exporting;
  /** What to begin with; the person may choose otherwise. */
  kind: ProfileKind;
  region: string;
  /** Where the session's token is. */
  storage: SessionView['storage'];
  onDone: (exported: ProfileExported) => void;
  onCancel: () => void;
};

const recommendedFor = (tool: ProfileTool | undefined) => profileTools.find((each) => each.tool === tool)?.kind;

export function ProfileForm({ access, storage, onDone, onCancel, ...first }: Props): ReactNode {
  const { sessionId, accountId, role, accountName, changing } = access;
  const [typed, setTyped] = useState(changing?.name);
  const [tool, setTool] = useState<ProfileTool>();
  const [kind, setKind] = useState(first.kind);
  const [region, setRegion] = useState(first.region);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemView>();
  const flawOfRegion = regionFlaw(region);
  const suggested = useSuggestedName(access, flawOfRegion === undefined ? region : undefined);
  const name = typed ?? suggested ?? '';
  const isNamed = typed !== undefined || suggested !== undefined;
  const flaws = { name: isNamed ? nameFlaw(name) : undefined, region: flawOfRegion };
  const isSound = isNamed && flaws.name === undefined && flaws.region === undefined;
  const replaces = changing === undefined ? {} : { replaces: changing.id };
  const request = { sessionId, accountId, role, name, kind, region, ...replaces };
  const { preview, tryAgain } = useProfilePreview(isSound ? request : undefined);

  const chooseTool = (next: ProfileTool) => {
    setTool(next);
    setKind((before) => workingKind(recommendedFor(next) ?? before, storage));
  };
  const submit = async () => {
    if (!isSound || busy) return;
    setProblem(undefined);
    setBusy(true);
    const reply = await ask('profile.export', request);
    setBusy(false);
    if (reply.ok) onDone(reply.value);
    // Who has just said no need not be told.
    else if (reply.problem.kind !== 'declined') setProblem(reply.problem);
  };
  return (
    <ProfileFrame
      about={`For ${accountName}, ${role}`}
      action={{
        text: words(changing !== undefined)[busy ? 'busy' : 'do'],
        isDisabled: !isSound || preview?.reply.ok === false,
      }}
      problems={<ProfileProblem previewed={preview} problem={problem} onName={setTyped} onTryAgain={tryAgain} />}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <NameField
        label="Profile name"
        hint="What you will choose in your AWS tool."
        name={name}
        flaw={flaws.name}
        onName={setTyped}
      />
      <ToolField tool={tool} onTool={chooseTool} />
      <KindField kind={kind} recommended={recommendedFor(tool)} storage={storage} onKind={setKind} />
      <RegionField region={region} flaw={flaws.region} onRegion={setRegion} />
      {preview === undefined && <div className="change-room" />}
      {preview?.reply.ok && <ProfileChange preview={preview.reply.value} />}
    </ProfileFrame>
  );
}

const words = (isChange: boolean) =>
  isChange ? { do: 'Change', busy: 'Changing…' } : { do: 'Export', busy: 'Exporting…' };
