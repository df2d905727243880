import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup, Text } from 'react-aria-components';
import { FieldProblem } from './field-problem.tsx';
import './field.css';
import './segments.css';

type Props<T> = {
  label: string;
  hint?: string | undefined;
  choices: readonly { value: T; text: string }[];
  chosen: T | undefined;
  problem?: string | undefined;
  onChoose: (value: T) => void;
};

/** One of a few, all in sight. */
export const ChoiceField = <T extends string | number>(props: Props<T>): ReactNode => {
  const { label, hint, choices, chosen, problem, onChoose } = props;
  const choose = (text: string) => {
    const choice = choices.find(({ value }) => String(value) === text);
    if (choice !== undefined) onChoose(choice.value);
  };
  return (
    <RadioGroup
      className="field"
      orientation="horizontal"
      value={chosen === undefined ? null : String(chosen)}
      onChange={choose}
    >
      <Label className="field-label">{label}</Label>
      <div className="segments">
        {choices.map(({ value, text }) => (
          <Radio key={value} value={String(value)} className="segment">
            {text}
          </Radio>
        ))}
      </div>
      {hint !== undefined && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldProblem text={problem} />
    </RadioGroup>
  );
};
