import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { SessionView } from '../../preload/contract.ts';
import { MoveActions } from './move-actions.tsx';
import './session-details.css';

const places = { file: 'In a file', keychain: 'In keychain', memory: 'In memory' };
/** Where the token is kept, and behind it what an IT colleague might ask for. */
export const SessionDetails = ({ session }: { session: SessionView }): ReactNode => (
  <DialogTrigger>
    <Button className="action action-quiet session-more">
      {session.storage ? places[session.storage] : 'Details'}
    </Button>
    <Popover className="sheet" placement="bottom end" offset={4}>
      <Dialog className="session-details" aria-label={`Details of ${session.name}`}>
        {({ close }) => (
          <dl>
            <dt>Start URL</dt>
            <dd>{session.startUrl}</dd>
            <dt>Region</dt>
            <dd>{session.region}</dd>
            {session.storage !== undefined && (
              <>
                <dt>Where its token is</dt>
                <dd>
                  {session.storageText}
                  <div className="session-moves">
                    <MoveActions session={session} onMove={close} />
                  </div>
                </dd>
              </>
            )}
            {session.legacy && (
              <>
                <dt>Kind</dt>
                <dd>Older form, from a profile without a session of its own</dd>
              </>
            )}
          </dl>
        )}
      </Dialog>
    </Popover>
  </DialogTrigger>
);
