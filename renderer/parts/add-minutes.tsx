import { type FormEvent, type ReactNode, useState } from 'react';
import { FieldError, Form, Input, Label, TextField } from 'react-aria-components';
import { Action } from './action.tsx';
import './field.css';
import './add-minutes.css';

const mostMinutes = 24 * 60;

type Props = { minutes: number[]; onAdd: (minutes: number) => void };

/** Another time than those that are offered. */
export function AddMinutes({ minutes, onAdd }: Props): ReactNode {
  const [text, setText] = useState('');
  const [flaw, setFlaw] = useState<string>();
  const add = (event: FormEvent) => {
    event.preventDefault();
    const number = Number(text.trim() || Number.NaN);
    if (minutes.includes(number)) return setFlaw('That one is chosen already.');
    if (!Number.isInteger(number) || number < 1 || number > mostMinutes)
      return setFlaw(`Use a whole number of minutes, from 1 to ${mostMinutes}.`);
    setText('');
    onAdd(number);
  };
  return (
    <Form className="add-minutes" onSubmit={add}>
      <TextField
        className="add-minutes-field"
        value={text}
        onChange={(next) => {
          setText(next);
          setFlaw(undefined);
        }}
        isInvalid={flaw !== undefined}
        validationBehavior="aria"
      >
        <Label>Another, in minutes</Label>
        <Input className="field-input" inputMode="numeric" autoComplete="off" maxLength={4} />
        <FieldError className="field-flaw">{flaw}</FieldError>
      </TextField>
      <Action type="submit">Add</Action>
    </Form>
  );
}
