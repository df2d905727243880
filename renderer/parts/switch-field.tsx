import { type ReactNode, useId } from 'react';
import { Switch } from 'react-aria-components';
import { FieldProblem } from './field-problem.tsx';
import './field.css';
import './switch-field.css';

type Props = {
  label: string;
  hint?: string;
  isOn: boolean;
  problem?: string | undefined;
  onOn: (isOn: boolean) => void;
};

/** Something that is on or off. */
export function SwitchField({ label, hint, isOn, problem, onOn }: Props): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <Switch className="switch" isSelected={isOn} onChange={onOn} aria-describedby={`${id}hint ${id}problem`}>
        <span className="field-label">{label}</span>
        <span className="switch-track" />
      </Switch>
      {hint !== undefined && (
        <p id={`${id}hint`} className="field-hint">
          {hint}
        </p>
      )}
      <FieldProblem id={`${id}problem`} text={problem} />
    </div>
  );
}
