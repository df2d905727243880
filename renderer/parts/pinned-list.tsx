import type { ReactNode } from 'react';
import type { PinnedView, SessionView } from '../../preload/contract.ts';
import { whyClosed } from '../app/access-closed.ts';
import { exporting } from '../app/exporting.ts';
import { AccessActions } from './access-actions.tsx';
import { Chip } from './chip.tsx';
import './pinned-list.css';

type Props = { pinned: PinnedView[]; sessions: SessionView[]; chosen: string };

/** The accesses that people use daily, from every session. */
export function PinnedList({ pinned, sessions, chosen }: Props): ReactNode {
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
              <strong title={pin.accountName}>{pin.accountName}</strong>
              <div className="pinned-detail">
                <span className="row-detail" title={pin.role}>
                  {pin.role}
                  {pin.sessionId !== chosen && ` · ${pin.sessionName}`}
                </span>
                {pin.page !== undefined && <span className="row-detail pinned-page">{pin.page.text}</span>}
                {pin.production && <Chip kind="production" />}
                {pin.power === 'admin' && <Chip kind="admin" />}
              </div>
            </div>
            <AccessActions
              access={pin}
              label={`${pin.accountName}, ${pin.role}`}
              pinned
              {...(pin.page && { page: pin.page })}
              loud={pin.power === 'read-only'}
              closed={whyClosed(sessions.find(({ id }) => id === pin.sessionId))}
              onExport={() => exporting.set(pin)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
