import type { ReactNode } from 'react';
import './several-row.css';

type Props = { title: ReactNode; detail: ReactNode; children: ReactNode };

/** Something that was chosen, or can be done, and the button for it. */
export const SeveralRow = ({ title, detail, children }: Props): ReactNode => (
  <div className="several-row">
    <div className="several-words">
      <div className="several-title">{title}</div>
      <p className="several-detail">{detail}</p>
    </div>
    {children}
  </div>
);
