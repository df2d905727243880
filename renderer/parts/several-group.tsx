import { type ReactNode, useId } from 'react';
import './several-group.css';

type Props = {
  title: string;
  /** How far something has come, or what there is to know of the group as a whole. */
  note?: string | undefined;
  children: ReactNode;
};

/** A step on the way, or a part of what came of it. */
export function SeveralGroup({ title, note, children }: Props): ReactNode {
  const id = useId();
  return (
    <section className="several-group" aria-labelledby={id}>
      <div className="several-group-title">
        <h2 id={id} className="list-title">
          {title}
        </h2>
        {note !== undefined && <p className="several-detail">{note}</p>}
      </div>
      {children}
    </section>
  );
}
