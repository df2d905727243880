import { type ReactNode, type RefObject, useId } from 'react';
import './several-group.css';

type Props = {
  title: string;
  /** How far something has come, or what there is to know of the group as a whole. */
  note?: string | undefined;
  /** Where its title may take the focus. */
  heading?: RefObject<HTMLHeadingElement | null>;
  children: ReactNode;
};

/** A step on the way, or a part of what came of it. */
export function SeveralGroup({ title, note, heading, children }: Props): ReactNode {
  const id = useId();
  return (
    <section className="several-group" aria-labelledby={id}>
      <div className="several-group-title">
        <h2 ref={heading} id={id} className="list-title" {...(heading && { tabIndex: -1 })}>
          {title}
        </h2>
        {note !== undefined && <p className="several-detail">{note}</p>}
      </div>
      {children}
    </section>
  );
}
