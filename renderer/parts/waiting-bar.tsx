import type { ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components';
import './waiting-bar.css';

/** Something goes on that takes as long as it takes. */
export const WaitingBar = ({ label }: { label: string }): ReactNode => (
  <ProgressBar className="waiting-bar" aria-label={label} isIndeterminate>
    <div className="waiting-bar-light" />
  </ProgressBar>
);
