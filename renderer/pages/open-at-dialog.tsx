import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { View } from '../../preload/contract.ts';
import { openingAt } from '../app/opening-at.ts';
import { useStore } from '../app/store.ts';
import { OpenAtForm } from '../parts/open-at-form.tsx';
import './dialog.css';

const close = () => openingAt.set(undefined);

/** The console of one access at a page: a service in a region. */
export function OpenAtDialog({ sessions, settings }: Pick<View, 'sessions' | 'settings'>): ReactNode {
  const opening = useStore(openingAt);
  const session = sessions.find(({ id }) => id === opening?.sessionId);
  return (
    <ModalOverlay className="veil" isOpen={session !== undefined} onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className="dialog-box">
        <Dialog className="dialog">
          <Heading slot="title">Open console at</Heading>
          {opening !== undefined && session !== undefined && (
            <OpenAtForm opening={opening} region={settings.exportRegion || session.region} onClose={close} />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
