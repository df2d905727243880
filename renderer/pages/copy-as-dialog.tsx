import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { type CopyFormat, copyFormatNames, copyFormats } from '../../preload/contract.ts';
import { tell } from '../app/ask.ts';
import { copyingAs } from '../app/copying-as.ts';
import { useStore } from '../app/store.ts';
import { Action } from '../parts/action.tsx';
import { Choices } from '../parts/choices.tsx';
import './dialog.css';

const close = () => copyingAs.set(undefined);

const choices = copyFormatNames.map((id) => ({ id, text: copyFormats[id].name, detail: copyFormats[id].use }));

/** Every form in which credentials can be copied. The chosen one is the form of the next copies, too. */
export function CopyAsDialog({ format }: { format: CopyFormat }): ReactNode {
  const access = useStore(copyingAs);
  const copy = (chosen: string) => {
    if (access === undefined) return;
    const { label: _, ...ref } = access;
    close();
    void tell('access.copyCredentials', { ...ref, format: chosen as CopyFormat });
  };
  return (
    <ModalOverlay
      className="veil"
      isDismissable
      isOpen={access !== undefined}
      onOpenChange={(isOpen) => !isOpen && close()}
    >
      <Modal className="dialog-box">
        <Dialog className="dialog dialog-stack">
          <Heading slot="title">Copy credentials as</Heading>
          <p className="dialog-for">For {access?.label}. Where do you want to paste them?</p>
          <Choices label="Copy credentials as" isFocused chosen={format} choices={choices} onChoose={copy} />
          <div className="dialog-ends">
            <Action onPress={close}>Cancel</Action>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
