import type { ReactNode } from 'react';
import type { Previewed } from '../app/use-profile-preview.ts';
import { ProblemNote } from './problem-note.tsx';
import './profile-change.css';

const signs = { same: ' ', added: '+', removed: '-' };
const words = { same: '', added: 'added: ', removed: 'removed: ' };

type Props = {
  previewed: Previewed | undefined;
  onName: (name: string) => void;
};

/** The exact change, before it is made; or why it can't be. */
export function ProfileChange({ previewed, onName }: Props): ReactNode {
  if (previewed === undefined) return <div className="change-room" />;
  const { reply, freeName } = previewed;
  if (!reply.ok) {
    const way = freeName !== undefined && { action: `Use ${freeName}`, onAction: () => onName(freeName) };
    return <ProblemNote problem={reply.problem} {...way} />;
  }
  const { changes, unchanged } = reply.value;
  return changes.map(({ file, lines }) => (
    <section key={file} className="change" aria-label={`Change to ${file}`}>
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
  ));
}
