import type { ReactNode } from 'react';
import './field.css';

/** What is wrong with a setting, beside it. The place is there from the start, so that what comes later is read out. */
export const FieldProblem = ({ id, text }: { id?: string; text: string | undefined }): ReactNode => (
  <p {...(id !== undefined && { id })} role="status" className="field-flaw field-problem">
    {text}
  </p>
);
