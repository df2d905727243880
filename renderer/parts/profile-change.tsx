import type { ReactNode } from 'react';
import type { ProfilePreview } from '../../preload/contract.ts';
import './profile-change.css';

const signs = { same: ' ', added: '+', removed: '-' };
const words = { same: '', added: 'added: ', removed: 'removed: ' };

/** The exact change, before it is made. It may touch both files. */
export const ProfileChange = ({ preview: { changes, unchanged } }: { preview: ProfilePreview }): ReactNode => (
  <>
    {changes.map(({ file, lines }) => (
      <section key={file} className="change" aria-label={`Change to ${file}`}>
        <p className="field-label">
          {unchanged ? 'Nothing to change in' : 'Change to'} <code>{file}</code>
        </p>
        {lines.length > 0 && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
          <pre className="change-lines" tabIndex={0}>
            {lines.map(({ change, text }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
              <span key={index} className={`change-line change-${change}`}>
                <span aria-hidden="true">{signs[change]} </span>
                <span className="unseen">{words[change]}</span>
                {text}
                {'\n'}
              </span>
            ))}
          </pre>
        )}
      </section>
    ))}
  </>
);
