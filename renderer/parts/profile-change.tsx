import type { ReactNode } from 'react';
import type { ProfilePreview, Reply } from '../../preload/contract.ts';
import { ProblemNote } from './problem-note.tsx';
import './profile-change.css';

const signs = { same: ' ', added: '+', removed: '-' };
const words = { same: '', added: 'added: ', removed: 'removed: ' };

/** The exact change, before it is made. */
export function ProfileChange({ reply }: { reply: Reply<ProfilePreview> | undefined }): ReactNode {
  if (reply === undefined) return <div className="change-room" />;
  if (!reply.ok) return <ProblemNote problem={reply.problem} />;
  const { file, lines, unchanged } = reply.value;
  return (
    <section className="change" aria-label={`Change to ${file}`}>
      <p className="field-label">
        {unchanged ? 'Nothing to change in' : 'Change to'} <code>{file}</code>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
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
    </section>
  );
}
