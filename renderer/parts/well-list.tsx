import { type ReactNode, useId } from 'react';
import type { FindingView } from '../../preload/contract.ts';
import { Icon } from './icon.tsx';
import { WithCode } from './with-code.tsx';
import './well-list.css';

type Props = {
  title: string;
  findings: FindingView[];
  /** It is well by now: the words tell what it was. */
  isPast?: boolean;
};

/** What nobody need do anything about, in few words. */
export function WellList({ title, findings, isPast = false }: Props): ReactNode {
  const id = useId();
  if (findings.length === 0) return null;
  return (
    <section className="finding-group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="well-list">
        {findings.map(({ id: key, about, what }) => (
          <li key={key}>
            <Icon name="done" />
            <p>
              <strong>{about}.</strong> {isPast && 'Was: '}
              <WithCode text={what} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
