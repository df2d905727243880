import type { ReactNode } from 'react';
import './keys.css';

/** Keys that are pressed together. */
export const Keys = ({ keys }: { keys: string[] }): ReactNode => (
  <span className="keys">
    {keys.map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
  </span>
);
