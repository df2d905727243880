import { type ReactNode, useState } from 'react';
import { Form } from 'react-aria-components';
import type { AccessRef, ProblemView, ProfileExported, ProfileKind } from '../../preload/contract.ts';
import { ask } from '../app/ask.ts';
import { nameFlaw, suggestedName } from '../app/profile-name.ts';
import { regionFlaw } from '../app/regions.ts';
import { useProfilePreview } from '../app/use-profile-preview.ts';
import { Action } from './action.tsx';
import { KindField } from './kind-field.tsx';
import { NameField } from './name-field.tsx';
import { ProblemNote } from './problem-note.tsx';
import { ProfileChange } from './profile-change.tsx';
import { RegionField } from './region-field.tsx';
import './profile-form.css';

type Props = {
  access: AccessRef & { accountName: string };
  /** What to begin with; the person may choose otherwise. */
  kind: ProfileKind;
  region: string;
  onDone: (exported: ProfileExported) => void;
  onCancel: () => void;
};

export function ProfileForm({ access, onDone, onCancel, ...first }: Props): ReactNode {
  const { sessionId, accountId, role, accountName } = access;
  const [name, setName] = useState(() => suggestedName(accountName, role));
  const [kind, setKind] = useState(first.kind);
  const [region, setRegion] = useState(first.region);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemView>();
  const flaws = { name: nameFlaw(name), region: regionFlaw(region) };
  const sound = flaws.name === undefined && flaws.region === undefined;
  const request = { sessionId, accountId, role, name, kind, region };
  const preview = useProfilePreview(sound ? request : undefined);

  const submit = async () => {
    if (!sound || busy) return;
    setProblem(undefined);
    setBusy(true);
    const reply = await ask('profile.export', request);
    setBusy(false);
    if (reply.ok) onDone(reply.value);
    else setProblem(reply.problem);
  };
  return (
    <Form
      className="profile-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className="profile-for">
        For {accountName}, {role}
      </p>
      <NameField
        label="Profile name"
        hint="What you will choose in your AWS tool."
        name={name}
        flaw={flaws.name}
        onName={setName}
      />
      <KindField kind={kind} onKind={setKind} />
      <RegionField region={region} flaw={flaws.region} onRegion={setRegion} />
      <ProfileChange previewed={preview} onName={setName} />
      {problem !== undefined && <ProblemNote problem={problem} />}
      <div className="profile-ends">
        <Action onPress={onCancel}>Cancel</Action>
        <Action look="loud" type="submit" isDisabled={!sound || preview?.reply.ok === false}>
          {busy ? 'Exporting…' : 'Export'}
        </Action>
      </div>
    </Form>
  );
}
