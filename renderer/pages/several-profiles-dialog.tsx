import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { SeveralProfilesForm, type SeveralProfilesFormProps } from '../parts/several-profiles-form.tsx';
import './dialog.css';

/** A profile for each of several accounts, so that the AWS tools on this computer can use them. */
export const SeveralProfilesDialog = (form: SeveralProfilesFormProps): ReactNode => (
  <ModalOverlay className="veil" isOpen onOpenChange={(isOpen) => !isOpen && form.onCancel()}>
    <Modal className="dialog-box">
      <Dialog className="dialog">
        <Heading slot="title">Set up profiles</Heading>
        <SeveralProfilesForm {...form} />
      </Dialog>
    </Modal>
  </ModalOverlay>
);
