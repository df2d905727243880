import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { SessionView } from '../../preload/contract.ts';
import { adding } from '../app/adding.ts';
import { useStore } from '../app/store.ts';
import { SessionForm } from '../parts/session-form.tsx';
import './dialog.css';

const close = () => adding.set(false);

/** Another portal, or another person on the same one, beside the sessions that are there. */
export function AddSessionDialog({ sessions }: { sessions: SessionView[] }): ReactNode {
  const isOpen = useStore(adding);
  return (
    <ModalOverlay className="veil" isOpen={isOpen} onOpenChange={(next) => !next && close()}>
      <Modal className="dialog-box">
        <Dialog className="dialog">
          <Heading slot="title">Add a session</Heading>
          <SessionForm sessions={sessions} onDone={close} onCancel={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
