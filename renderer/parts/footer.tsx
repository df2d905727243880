import { type ReactNode, useEffect } from 'react';
import type { View } from '../../preload/contract.ts';
import { tell } from '../app/ask.ts';
import { useStore } from '../app/store.ts';
import { told } from '../app/told.ts';
import { ClipboardNote } from './clipboard-note.tsx';
import { FooterLine } from './footer-line.tsx';
import { ProblemNote } from './problem-note.tsx';
import './footer.css';

const dismiss = () => told.set(undefined);

/** Long enough to be read twice. Problems stay until they are dismissed. */
const doneMs = 6000;

/** What there is to tell: what just went wrong, what was done, what lies on the clipboard. Nothing to tell: no footer. */
export function Footer({ view: { notice, clipboard } }: { view: View }): ReactNode {
  const last = useStore(told);
  useEffect(() => {
    if (last === undefined || 'problem' in last) return;
    const timer = setTimeout(dismiss, doneMs);
    return () => clearTimeout(timer);
  }, [last]);
  const empty = last === undefined && notice === undefined && clipboard === undefined;
  return (
    <footer className={empty ? 'unseen' : 'footer'}>
      {last !== undefined && 'problem' in last && (
        <ProblemNote problem={last.problem} action="Dismiss" onAction={dismiss} />
      )}
      <div role="status">
        {last !== undefined && 'done' in last && <FooterLine tone="done" text={last.done} onDismiss={dismiss} />}
        {notice !== undefined && (
          <FooterLine tone="problem" text={notice.text} onDismiss={() => void tell('notice.dismiss', undefined)} />
        )}
        {clipboard !== undefined && <ClipboardNote clipboard={clipboard} />}
      </div>
    </footer>
  );
}
