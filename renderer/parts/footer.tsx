import type { ReactNode } from 'react';
import type { View } from '../../preload/contract.ts';
import { tell } from '../app/ask.ts';
import { place } from '../app/place.ts';
import { useStore } from '../app/store.ts';
import { told } from '../app/told.ts';
import { ClipboardNote } from './clipboard-note.tsx';
import { DoneLine } from './done-line.tsx';
import { FooterLine } from './footer-line.tsx';
import { IconAction } from './icon-action.tsx';
import { JobNote } from './job-note.tsx';
import { ProblemNote } from './problem-note.tsx';
import { RemindersBar } from './reminders-bar.tsx';
import { SecretFilesNote } from './secret-files-note.tsx';
import { ToolsMenu } from './tools-menu.tsx';
import './footer.css';

const dismiss = () => told.set(undefined);

/** What there is to tell: reminders, what just went wrong, what was done, what lies on the clipboard or in a file. And the way to the tools. */
export function Footer({ view: { notice, clipboard, reminders, job, secretFiles } }: { view: View }): ReactNode {
  const last = useStore(told);
  const at = useStore(place);
  const inSettings = at === 'settings';
  return (
    <footer className="footer">
      <RemindersBar reminders={reminders} />
      {last !== undefined && 'problem' in last && (
        <ProblemNote problem={last.problem} action="Dismiss" onAction={dismiss} />
      )}
      <SecretFilesNote secretFiles={secretFiles} job={at === 'several' ? job : undefined} />
      <div className="footer-row">
        <div role="status" className="footer-lines">
          {last !== undefined && 'done' in last && <DoneLine last={last} />}
          {notice !== undefined && <FooterLine {...notice} onDismiss={() => void tell('notice.dismiss', undefined)} />}
          {job !== undefined && at !== 'several' && <JobNote job={job} />}
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
