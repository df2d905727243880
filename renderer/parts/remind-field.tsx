import { type ReactNode, useId, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { minutesText } from '../app/minutes-text.ts';
import { AddMinutes } from './add-minutes.tsx';
import { FieldProblem } from './field-problem.tsx';
import './field.css';
import './segments.css';

const usual = [60, 30, 15, 10, 5];
const most = 5;
const atEnd = 'end';

type Props = { minutes: number[]; problem: string | undefined; onMinutes: (minutes: number[]) => void };

/** When to be told that a session ends: at the end always, and at times before it that one chooses. */
export function RemindField({ minutes, problem, onMinutes }: Props): ReactNode {
  const id = useId();
  const [seen, setSeen] = useState(usual);
  // What was taken away stays in sight, and can be had again.
  const offered = longestFirst([...seen, ...minutes]);
  if (offered.length > seen.length) setSeen(offered);
  const full = minutes.length >= most;
  const chosen = minutes.length === 0 ? [atEnd] : minutes.map(String);
  const choose = (keys: string[]) => {
    const endOnly = keys.includes(atEnd) && minutes.length > 0;
    onMinutes(endOnly ? [] : longestFirst(keys.filter((key) => key !== atEnd).map(Number)));
  };
  return (
    <div className="field">
      <p id={`${id}label`} className="field-label">
        Before a session ends
      </p>
      <ToggleButtonGroup
        className="segments"
        aria-labelledby={`${id}label`}
        aria-describedby={`${id}hint ${id}problem`}
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => choose([...keys].map(String))}
      >
        {offered.map((each) => (
          <ToggleButton key={each} id={String(each)} className="segment" isDisabled={full && !minutes.includes(each)}>
            {minutesText(each)}
          </ToggleButton>
        ))}
        <ToggleButton id={atEnd} className="segment">
          Only at the end
        </ToggleButton>
      </ToggleButtonGroup>
      {!full && <AddMinutes minutes={minutes} onAdd={(more) => onMinutes(longestFirst([...minutes, more]))} />}
      <p id={`${id}hint`} className="field-hint">
        {full
          ? 'That is as many as there can be. Take one away to choose another.'
          : 'For a session that AWS renews by itself, you are told only when it is over.'}
      </p>
      <FieldProblem id={`${id}problem`} text={problem} />
    </div>
  );
}

const longestFirst = (minutes: number[]): number[] => [...new Set(minutes)].toSorted((a, b) => b - a);
