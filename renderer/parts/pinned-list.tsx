import type { ReactNode } from 'react';
import type { PinnedView } from '../../preload/contract.ts';
import { exporting } from '../app/exporting.ts';
import { AccessActions } from './access-actions.tsx';
import { Chip } from './chip.tsx';
import './pinned-list.css';

type Props = { pinned: PinnedView[]; chosen: string };

/** The accesses that people use daily, from every session. */
export function PinnedList({ pinned, chosen }: Props): ReactNode {
  if (pinned.length === 0) return null;
  return (
    <section aria-labelledby="pinned">
      <h2 id="pinned" className="list-title">
        Pinned
      </h2>
      <ul>
        {pinned.map((pin) => (
          <li key={`${pin.sessionId} ${pin.accountId} ${pin.role}`} className="pinned-row">
            <span className={`stripe ${pin.production ? 'stripe-production' : 'stripe-pinned'}`} />
            <div className="row-words">
              <p className="row-title">
                <strong title={pin.accountName}>{pin.accountName}</strong>
                {pin.production && <Chip kind="production" />}
                {pin.power === 'admin' && <Chip kind="admin" />}
              </p>
              <p className="row-detail" title={pin.role}>
                {pin.role}
                {pin.sessionId !== chosen && ` · ${pin.sessionName}`}
              </p>
            </div>
            <AccessActions
              access={pin}
              label={`${pin.accountName}, ${pin.role}`}
              pinned
              loud={false}
              onExport={() => exporting.set(pin)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
