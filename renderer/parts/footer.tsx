import type { ReactNode } from 'react';
import type { View } from '../../preload/contract.ts';
import { tell } from '../app/ask.ts';
import { useStore } from '../app/store.ts';
import { told } from '../app/told.ts';
import { ClipboardNote } from './clipboard-note.tsx';
import { Icon } from './icon.tsx';
import { IconAction } from './icon-action.tsx';
import { ProblemNote } from './problem-note.tsx';
import './footer.css';

/** What there is to tell: what just went wrong, what was done, what lies on the clipboard. Nothing to tell: no footer. */
export function Footer({ view: { notice, clipboard } }: { view: View }): ReactNode {
  const problem = useStore(told);
  const empty = problem === undefined && notice === undefined && clipboard === undefined;
  return (
    <footer className={empty ? 'unseen' : 'footer'}>
      {problem !== undefined && <ProblemNote problem={problem} action="Dismiss" onAction={() => told.set(undefined)} />}
      <div role="status">
        {notice !== undefined && (
          <p className={`footer-line footer-${notice.tone}`}>
            <Icon name={notice.tone === 'done' ? 'done' : 'warning'} />
            <span className="footer-words">{notice.text}</span>
            <IconAction icon="clear" name="Dismiss" onPress={() => void tell('notice.dismiss', undefined)} />
          </p>
        )}
        {clipboard !== undefined && <ClipboardNote clipboard={clipboard} />}
      </div>
    </footer>
  );
}
