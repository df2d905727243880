import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { SessionView } from '../../preload/contract.ts';
import './session-details.css';

const places = { file: 'In a file', keychain: 'In keychain', memory: 'In memory' };
const storage = {
  file: 'In the AWS command line’s cache, which every AWS tool reads',
  keychain: 'In this computer’s keychain',
  memory: 'In memory, until Daypass quits',
};

/** Where the token is kept, and behind it what an IT colleague might ask for. */
export const SessionDetails = ({ session }: { session: SessionView }): ReactNode => (
  <DialogTrigger>
    <Button className="action action-quiet session-more">
      {session.storage ? places[session.storage] : 'Details'}
    </Button>
    <Popover className="sheet" placement="bottom end" offset={4}>
      <Dialog className="session-details" aria-label={`Details of ${session.name}`}>
        <dl>
          <dt>Start URL</dt>
          <dd>{session.startUrl}</dd>
          <dt>Region</dt>
          <dd>{session.region}</dd>
          {session.storage !== undefined && (
            <>
              <dt>Sign-in is kept</dt>
              <dd>{storage[session.storage]}</dd>
            </>
          )}
          {session.legacy && (
            <>
              <dt>Kind</dt>
              <dd>Older form, from a profile without a session of its own</dd>
            </>
          )}
        </dl>
      </Dialog>
    </Popover>
  </DialogTrigger>
);
