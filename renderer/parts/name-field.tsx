import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import './field.css';

type Props = {
  label: string;
  hint: string;
  name: string;
  flaw: string | undefined;
  /** As it is where the name is what one comes for. */
  autoFocus?: boolean;
  onName: (name: string) => void;
};

export const NameField = ({ label, hint, name, flaw, autoFocus = true, onName }: Props): ReactNode => (
  <TextField
    className="field"
    value={name}
    onChange={onName}
    isInvalid={flaw !== undefined}
    validationBehavior="aria"
    autoFocus={autoFocus}
  >
    <Label className="field-label">{label}</Label>
    <Input className="field-input" autoComplete="off" spellCheck="false" />
    {flaw === undefined && (
      <Text slot="description" className="field-hint">
        {hint}
      </Text>
    )}
    <FieldError className="field-flaw">{flaw}</FieldError>
  </TextField>
);
