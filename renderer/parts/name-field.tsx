import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';

type Props = { name: string; flaw: string | undefined; onName: (name: string) => void };

export const NameField = ({ name, flaw, onName }: Props): ReactNode => (
  <TextField
    className="field"
    value={name}
    onChange={onName}
    isInvalid={flaw !== undefined}
    validationBehavior="aria"
    autoFocus
  >
    <Label className="field-label">Profile name</Label>
    <Input className="field-input" autoComplete="off" spellCheck="false" />
    {flaw === undefined && (
      <Text slot="description" className="field-hint">
        What you will choose in your AWS tool.
      </Text>
    )}
    <FieldError className="field-flaw">{flaw}</FieldError>
  </TextField>
);
