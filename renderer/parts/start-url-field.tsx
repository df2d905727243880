import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import './field.css';

type Props = { text: string; flaw: string | undefined; onText: (text: string) => void };

/** The one thing that a person has to bring along. */
export const StartUrlField = ({ text, flaw, onText }: Props): ReactNode => (
  <TextField
    className="field"
    value={text}
    onChange={onText}
    isInvalid={flaw !== undefined}
    validationBehavior="aria"
    autoFocus
  >
    <Label className="field-label">Start URL</Label>
    <Input
      className="field-input"
      name="start-url"
      inputMode="url"
      placeholder="https://….awsapps.com/start"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck="false"
    />
    {flaw === undefined && (
      <Text slot="description" className="field-hint">
        Paste the address of your company’s AWS access portal.
      </Text>
    )}
    <FieldError className="field-flaw">{flaw}</FieldError>
  </TextField>
);
