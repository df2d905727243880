import type { ReactNode } from 'react';
import './code-line.css';

/** Something to type, as it is typed. */
export const CodeLine = ({ text }: { text: string }): ReactNode => (
  <pre className="code-line">
    <code>{text}</code>
  </pre>
);
