import { type ReactNode, useEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ProfileExported, SessionView } from '../../preload/contract.ts';
import { exporting } from '../app/exporting.ts';
import { useStore } from '../app/store.ts';
import { ProfileDone } from '../parts/profile-done.tsx';
import { ProfileForm } from '../parts/profile-form.tsx';
import './dialog.css';

/** Sets up a profile, so that any AWS tool on this computer can use an access. */
export function ProfileDialog({ sessions }: { sessions: SessionView[] }): ReactNode {
  const access = useStore(exporting);
  const [done, setDone] = useState<ProfileExported>();
  const close = () => {
    exporting.set(undefined);
    setDone(undefined);
  };
  const session = sessions.find(({ id }) => id === access?.sessionId);
  const orphaned = access !== undefined && session === undefined;
  // Its session is gone, and comes back under other circumstances, if ever.
  useEffect(() => {
    if (!orphaned) return;
    exporting.set(undefined);
    setDone(undefined);
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
            <ProfileForm access={access} region={session.region} onDone={setDone} onCancel={close} />
          )}
          {done !== undefined && <ProfileDone exported={done} onClose={close} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
