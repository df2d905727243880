import type { ReactNode } from 'react';
import type { FindingView } from '../../preload/contract.ts';
import { Action } from './action.tsx';
import { Icon, type IconName } from './icon.tsx';
import { WithCode } from './with-code.tsx';
import './finding-row.css';

type Props = {
  finding: FindingView;
  /** True while something else goes on. */
  isBusy: boolean;
  onFix: () => void;
};

const icons: Record<FindingView['status'], IconName> = { problem: 'warning', note: 'info', ok: 'done' };

/** Something to know, or to put right. */
export function FindingRow({ finding, isBusy, onFix }: Props): ReactNode {
  const { status, about, what, why, next, fixable, fixed } = finding;
  return (
    <li className={`finding finding-${status}`}>
      <Icon name={icons[status]} />
      <div className="finding-words">
        <p className="finding-about">{about}</p>
        <p className="finding-what">
          <WithCode text={what} />
        </p>
        {fixed === false && <p className="finding-failed">This could not be fixed.</p>}
        {[why, next].map(
          (text) =>
            text !== undefined && (
              <p key={text}>
                <WithCode text={text} />
              </p>
            ),
        )}
        {fixable && (
          <Action aria-label={`Fix: ${what}`} aria-disabled={isBusy} onPress={onFix}>
            Fix
          </Action>
        )}
      </div>
    </li>
  );
}
