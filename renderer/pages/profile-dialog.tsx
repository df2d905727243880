import { type ReactNode, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ProfileExported, SessionView } from '../../preload/contract.ts';
import { exporting } from '../app/exporting.ts';
import { useStore } from '../app/store.ts';
import { ProfileDone } from '../parts/profile-done.tsx';
import { ProfileForm } from '../parts/profile-form.tsx';
import './profile-dialog.css';

type Props = { region: string; sessions: SessionView[] };

/** Sets up a profile, so that any AWS tool on this computer can use an access. */
export function ProfileDialog({ region, sessions }: Props): ReactNode {
  const access = useStore(exporting);
  const [done, setDone] = useState<ProfileExported>();
  const close = () => {
    exporting.set(undefined);
    setDone(undefined);
  };
  const home = sessions.find(({ id }) => id === access?.sessionId)?.region ?? region;
  return (
    <ModalOverlay
      className="veil"
      isOpen={access !== undefined}
      isDismissable={done !== undefined}
      onOpenChange={(isOpen) => !isOpen && close()}
    >
      <Modal className="dialog-box">
        <Dialog className="dialog">
          <Heading slot="title">{done === undefined ? 'Export profile' : 'Profile ready'}</Heading>
          {access !== undefined && done === undefined && (
            <ProfileForm access={access} region={home} onDone={setDone} onCancel={close} />
          )}
          {done !== undefined && <ProfileDone exported={done} onClose={close} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
