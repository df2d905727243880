import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Unconfirmed } from '../app/use-begin.ts';
import { Action } from '../parts/action.tsx';
import './dialog.css';
import './confirm-role-dialog.css';

/** Before a powerful role is used in many accounts at once: who is in a hurry does not go on. */
export const ConfirmRoleDialog = ({
  unconfirmed: { role, words, confirm, cancel },
}: {
  unconfirmed: Unconfirmed;
}): ReactNode => (
  <ModalOverlay className="veil" isOpen onOpenChange={(isOpen) => !isOpen && cancel()}>
    <Modal className="dialog-box">
      <Dialog className="dialog confirm-role" role="alertdialog">
        <Heading slot="title">Use a powerful role?</Heading>
        <p>{words.what}</p>
        {words.why !== undefined && <p>{words.why}</p>}
        {words.next !== undefined && <p>{words.next}</p>}
        <div className="confirm-role-ends">
          <Action onPress={confirm}>Go on with {role}</Action>
          <Action look="loud" onPress={cancel} autoFocus>
            Cancel
          </Action>
        </div>
      </Dialog>
    </Modal>
  </ModalOverlay>
);
