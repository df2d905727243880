import type { ReactNode } from 'react';
import type { ProblemView } from '../../preload/contract.ts';
import { Action } from './action.tsx';
import { Icon } from './icon.tsx';
import './problem-note.css';

type Props = { problem: Omit<ProblemView, 'kind'>; action?: string; onAction?: () => void };

/** What happened, why, and a way on. */
export const ProblemNote = ({ problem: { what, why, next }, action, onAction }: Props): ReactNode => (
  <div className="problem-note" role="alert">
    <Icon name="warning" />
    <div className="problem-words">
      <p>
        <strong>{what}</strong>
      </p>
      {why !== undefined && <p>{why}</p>}
      {next !== undefined && <p>{next}</p>}
    </div>
    {action !== undefined && onAction !== undefined && <Action onPress={onAction}>{action}</Action>}
  </div>
);
