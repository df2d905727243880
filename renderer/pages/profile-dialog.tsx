import { type ReactNode, useEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ProfileExported, View } from '../../preload/contract.ts';
import { exporting } from '../app/exporting.ts';
import { useStore } from '../app/store.ts';
import { ProfileDone } from '../parts/profile-done.tsx';
import { ProfileForm } from '../parts/profile-form.tsx';
import './dialog.css';

type Props = Pick<View, 'sessions' | 'settings'>;

const close = () => exporting.set(undefined);

/** Sets up a profile, so that any AWS tool on this computer can use an access. */
export function ProfileDialog({ sessions, settings: { exportKind, exportRegion } }: Props): ReactNode {
  const access = useStore(exporting);
  const [last, setLast] = useState<{ of: typeof access; exported: ProfileExported }>();
  const done = last?.of === access ? last?.exported : undefined;
  const session = sessions.find(({ id }) => id === access?.sessionId);
  const orphaned = access !== undefined && session === undefined;
  // Its session is gone, and comes back under other circumstances, if ever.
  useEffect(() => {
    if (orphaned) close();
  }, [orphaned]);
  return (
    <ModalOverlay
      className="veil"
      isOpen={session !== undefined}
      isDismissable={done !== undefined}
      onOpenChange={(isOpen) => !isOpen && close()}
    >
      <Modal className="dialog-box">
        <Dialog className="dialog">
          <Heading slot="title">{done === undefined ? 'Export profile' : 'Profile ready'}</Heading>
          {access !== undefined && session !== undefined && done === undefined && (
            <ProfileForm
              key={[access.sessionId, access.accountId, access.role].join(' ')}
              access={access}
              kind={exportKind}
              region={exportRegion === '' ? session.region : exportRegion}
              onDone={(exported) => setLast({ of: access, exported })}
              onCancel={close}
            />
          )}
          {done !== undefined && <ProfileDone exported={done} onClose={close} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
