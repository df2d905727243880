import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { type UseGroup, useGroups } from '../app/uses-found.ts';
import './segments.css';

type Props = { chosen: UseGroup; onChoose: (group: UseGroup) => void };

/** What the uses were for. */
export const UseFilter = ({ chosen, onChoose }: Props): ReactNode => (
  <RadioGroup
    className="segments"
    orientation="horizontal"
    aria-label="What it was used for"
    value={chosen}
    onChange={(group) => onChoose(group as UseGroup)}
  >
    {useGroups.map(({ value, text }) => (
      <Radio key={value} value={value} className="segment">
        {text}
      </Radio>
    ))}
  </RadioGroup>
);
