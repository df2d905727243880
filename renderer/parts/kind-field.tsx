import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { ProfileKind, SessionView } from '../../preload/contract.ts';
import { kinds, whyNotThrough, workingKind } from '../app/kinds.ts';
import { Chip } from './chip.tsx';
import './field.css';
import './kind-field.css';

type Props = {
  kind: ProfileKind;
  /** The one to be marked; without it, the one that most people need. */
  recommended?: ProfileKind | undefined;
  /** Where the token is that the profile is to work by. */
  storage?: SessionView['storage'] | undefined;
  onKind: (kind: ProfileKind) => void;
};

/** How the profile gets its access. */
export const KindField = ({ kind, recommended = 'sso', storage, onKind }: Props): ReactNode => (
  <RadioGroup className="field" value={kind} onChange={(value) => onKind(value as ProfileKind)}>
    <Label className="field-label">Kind</Label>
    {kinds.map((each) => (
      <Radio key={each.kind} value={each.kind} className="kind">
        <span className="kind-mark" />
        <span className="kind-words">
          <span className="kind-name">
            {each.name} {each.kind === workingKind(recommended, storage) && <Chip kind="recommended" />}
          </span>
          <span className="field-hint">{(each.kind === 'sso' && whyNotThrough(storage)) || each.meaning}</span>
        </span>
      </Radio>
    ))}
  </RadioGroup>
);
