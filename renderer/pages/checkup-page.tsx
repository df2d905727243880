import type { ReactNode } from 'react';
import type { CheckUpView } from '../../preload/contract.ts';
import { askAloud } from '../app/ask.ts';
import { told } from '../app/told.ts';
import { type CheckUpState, useCheckUp } from '../app/use-check-up.ts';
import { Action } from '../parts/action.tsx';
import { FindingGroup } from '../parts/finding-group.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { WaitingBar } from '../parts/waiting-bar.tsx';
import { WellList } from '../parts/well-list.tsx';
import './checkup-page.css';

async function copyAll(): Promise<void> {
  if ((await askAloud('doctor.copy', undefined)).ok) told.set({ done: 'The check-up is copied, as text.' });
}

/** What the verb `doctor` looks at, for people: what is wrong first, what to do about it, and what is well. */
export function CheckupPage(): ReactNode {
  const { look, mend, ...state } = useCheckUp();
  const { found, problem, busy } = state;
  return (
    <PageFrame
      title="Check-up"
      actions={
        <Action aria-disabled={busy !== undefined} onPress={look}>
          Look again
        </Action>
      }
    >
      <div className="checkup-state">
        <p role="status">{stateText(state)}</p>
        {busy !== undefined && <WaitingBar label={busy === 'looking' ? 'Looking' : 'Fixing'} />}
      </div>
      {problem !== undefined && <ProblemNote problem={problem} />}
      {found !== undefined && <Found found={found} isBusy={busy !== undefined} onFix={mend} />}
    </PageFrame>
  );
}

function stateText({ found, busy }: CheckUpState): string {
  if (busy === 'looking') return 'Looking at your files, and asking AWS. This takes some seconds.';
  if (busy === 'mending') return 'Fixing, and looking again…';
  if (found === undefined) return '';
  const counted = (status: string) =>
    found.findings.filter((finding) => finding.status === status && finding.fixed !== true).length;
  const [problems, notes] = [counted('problem'), counted('note')];
  const fixed = found.findings.filter((finding) => finding.fixed === true).length;
  const parts = [
    ...(fixed > 0 ? [`${fixed} fixed`] : []),
    problems === 0 ? 'no problem' : problems === 1 ? '1 problem' : `${problems} problems`,
    ...(notes > 0 ? [notes === 1 ? '1 note' : `${notes} notes`] : []),
  ];
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

type Props = { found: CheckUpView; isBusy: boolean; onFix: (ids: string[]) => void };

function Found({ found: { findings, more }, isBusy, onFix }: Props): ReactNode {
  const fixable = findings.filter((finding) => finding.fixable).map(({ id }) => id);
  const of = (status: string) => findings.filter((one) => one.status === status && one.fixed !== true);
  const open = of('problem').length + of('note').length;
  const group = { isBusy, onFix: (id: string) => onFix([id]) };
  return (
    <>
      <div className="checkup-actions">
        {fixable.length > 1 && (
          <Action look="loud" aria-disabled={isBusy} onPress={() => onFix(fixable)}>
            {fixable.length === open ? 'Fix all' : `Fix ${fixable.length} of these`}
          </Action>
        )}
        <Action onPress={() => void copyAll()}>Copy as text</Action>
      </div>
      <WellList title="Fixed" isPast findings={findings.filter(({ fixed }) => fixed === true)} />
      <FindingGroup title="Problems" findings={of('problem')} {...group} />
      <FindingGroup title="Good to know" findings={of('note')} {...group} />
      <WellList title="All is well with" findings={of('ok')} />
      {more > 0 && <p className="nothing">And {more} more that are like these: `daypass doctor` tells of all.</p>}
    </>
  );
}
