import type { ReactNode } from 'react';
import type { View } from '../../preload/contract.ts';
import './skipped-files.css';

/** What was left out, of the token cache or the config file: a line that nobody has to read, with the reasons behind it. */
export function SkippedFiles({ skipped }: Pick<View, 'skipped'>): ReactNode {
  if (skipped.length === 0) return null;
  return (
    <details className="skipped-files">
      <summary>{skipped.length === 1 ? '1 entry was' : `${skipped.length} entries were`} left out</summary>
      <ul>
        {skipped.map(({ file, reason }) => (
          <li key={`${file} ${reason}`}>
            <code>{file}</code>
            <span>{reason}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
