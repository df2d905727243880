import type { ReactNode } from 'react';
import { type CopyFormat, copyFormatNames, copyFormats } from '../../preload/contract.ts';
import { ChoiceField } from './choice-field.tsx';

type Props = { format: CopyFormat; problem: string | undefined; onFormat: (format: CopyFormat) => void };

/** In what form credentials are copied. */
export const FormatField = ({ format, problem, onFormat }: Props): ReactNode => (
  <ChoiceField
    label="Copy credentials as"
    hint={copyFormats[format].use}
    choices={copyFormatNames.map((value) => ({ value, text: copyFormats[value].name }))}
    chosen={format}
    problem={problem}
    onChoose={onFormat}
  />
);
