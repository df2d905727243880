import type { ReactNode } from 'react';
import { Meter } from 'react-aria-components';
import './pass-bar.css';

/** How much of the pass is left. Only for a pass whose length is known. */
export const PassBar = ({ fraction, text }: { fraction: number; text: string }): ReactNode => (
  <Meter className="pass-bar" aria-label="Time left" value={fraction} minValue={0} maxValue={1} valueLabel={text}>
    <div className="pass-bar-left" style={{ width: `${Math.max(0, Math.min(1, fraction)) * 100}%` }} />
  </Meter>
);
