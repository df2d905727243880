import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { MadeProfileView } from '../../preload/contract.ts';
import { Removal } from '../parts/removal.tsx';
import './dialog.css';

type Props = { profile: MadeProfileView | undefined; onClose: () => void };

/** Asks once more, with the exact change in sight. */
export function RemoveProfileDialog({ profile, onClose }: Props): ReactNode {
  return (
    <ModalOverlay className="veil" isOpen={profile !== undefined} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="dialog-box">
        <Dialog className="dialog" role="alertdialog">
          <Heading slot="title">Remove {profile?.name}?</Heading>
          {profile !== undefined && <Removal key={profile.id} profile={profile} onClose={onClose} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
