import { type ReactNode, useId } from 'react';
import type { FindingView } from '../../preload/contract.ts';
import { FindingRow } from './finding-row.tsx';
import './finding-group.css';

type Props = { title: string; findings: FindingView[]; isBusy: boolean; onFix: (id: string) => void };

/** Findings of one kind, under their title; nothing where there are none. */
export function FindingGroup({ title, findings, isBusy, onFix }: Props): ReactNode {
  const id = useId();
  if (findings.length === 0) return null;
  return (
    <section className="finding-group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {findings.map((finding) => (
          <FindingRow key={finding.id} finding={finding} isBusy={isBusy} onFix={() => onFix(finding.id)} />
        ))}
      </ul>
    </section>
  );
}
