import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { ProfileKind } from '../../preload/contract.ts';
import { Chip } from './chip.tsx';
import './field.css';
import './kind-field.css';

const kinds: { kind: ProfileKind; name: string; meaning: string }[] = [
  {
    kind: 'sso',
    name: 'Through your session',
    meaning: 'The tool asks AWS for fresh access itself, for as long as you are signed in. No key is written down.',
  },
  {
    kind: 'process',
    name: 'Ask Daypass',
    meaning: 'For tools that run a program to get access. Daypass answers while you are signed in.',
  },
  {
    kind: 'keys',
    name: 'Temporary keys',
    meaning: 'For tools that know nothing else, such as Transmit or Cyberduck. The keys stop working after some hours.',
  },
];

/** How the profile gets its access: what most people need comes first, and is marked. */
export const KindField = ({ kind, onKind }: { kind: ProfileKind; onKind: (kind: ProfileKind) => void }): ReactNode => (
  <RadioGroup className="field" value={kind} onChange={(value) => onKind(value as ProfileKind)}>
    <Label className="field-label">Kind</Label>
    {kinds.map((each) => (
      <Radio key={each.kind} value={each.kind} className="kind">
        <span className="kind-mark" />
        <span className="kind-words">
          <span className="kind-name">
            {each.name} {each.kind === 'sso' && <Chip kind="recommended" />}
          </span>
          <span className="field-hint">{each.meaning}</span>
        </span>
      </Radio>
    ))}
  </RadioGroup>
);
