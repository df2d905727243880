import { type ReactNode, useEffect } from 'react';
import type { View } from '../../preload/contract.ts';
import { tell } from '../app/ask.ts';
import { place } from '../app/place.ts';
import { useStore } from '../app/store.ts';
import { told } from '../app/told.ts';
import { ClipboardNote } from './clipboard-note.tsx';
import { FooterLine } from './footer-line.tsx';
import { IconAction } from './icon-action.tsx';
import { ProblemNote } from './problem-note.tsx';
import { RemindersBar } from './reminders-bar.tsx';
import { ToolsMenu } from './tools-menu.tsx';
import './footer.css';

const dismiss = () => told.set(undefined);

/** Long enough to be read twice. Problems stay until they are dismissed. */
const doneMs = 6000;

/** What there is to tell: reminders, what just went wrong, what was done, what lies on the clipboard. And the way to the settings. */
export function Footer({ view: { notice, clipboard, reminders } }: { view: View }): ReactNode {
  const last = useStore(told);
  const inSettings = useStore(place) === 'settings';
  useEffect(() => {
    if (last === undefined || 'problem' in last) return;
    const timer = setTimeout(dismiss, doneMs);
    return () => clearTimeout(timer);
  }, [last]);
  return (
    <footer className="footer">
      <RemindersBar reminders={reminders} />
      {last !== undefined && 'problem' in last && (
        <ProblemNote problem={last.problem} action="Dismiss" onAction={dismiss} />
      )}
      <div className="footer-row">
        <div role="status" className="footer-lines">
          {last !== undefined && 'done' in last && <FooterLine tone="done" text={last.done} onDismiss={dismiss} />}
          {notice !== undefined && <FooterLine {...notice} onDismiss={() => void tell('notice.dismiss', undefined)} />}
          {clipboard !== undefined && <ClipboardNote clipboard={clipboard} />}
        </div>
        <ToolsMenu />
        <IconAction
          icon="settings"
          name="Settings"
          aria-pressed={inSettings}
          onPress={() => place.set(inSettings ? 'accounts' : 'settings')}
        />
      </div>
    </footer>
  );
}
