import type { ReactNode } from 'react';
import type { View } from '../../preload/contract.ts';
import './skipped-files.css';

/** Files of the token cache that were left out: a line that nobody has to read, with the reasons behind it. */
export function SkippedFiles({ skipped }: Pick<View, 'skipped'>): ReactNode {
  if (skipped.length === 0) return null;
  return (
    <details className="skipped-files">
      <summary>
        {skipped.length === 1 ? '1 file' : `${skipped.length} files`} in the token cache{' '}
        {skipped.length === 1 ? 'was' : 'were'} left out
      </summary>
      <ul>
        {skipped.map(({ file, reason }) => (
          <li key={file}>
            <code>{file}</code>
            <span>{reason}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
