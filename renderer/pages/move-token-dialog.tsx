import { type ReactNode, useEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { KeychainMoved, SessionView } from '../../preload/contract.ts';
import { doneText, titleOf } from '../app/move-words.ts';
import { type Moving, moving } from '../app/moving.ts';
import { useStore } from '../app/store.ts';
import { told } from '../app/told.ts';
import { undoMove } from '../app/undo.ts';
import { MoveDone } from '../parts/move-done.tsx';
import { MoveForm } from '../parts/move-form.tsx';
import './dialog.css';

const close = () => moving.set(undefined);

/** What was done can be undone for a while after the dialog, too. */
const tellMoved = (session: SessionView, target: Moving, { changeId, ...moved }: KeychainMoved, isLasting: boolean) =>
  told.set({
    done: [doneText(session, target, moved), ...(moved.warnings ?? [])].join(' '),
    ...(!isLasting && { undo: () => undoMove(target, changeId) }),
  });

/** Moves the token of a session into the keychain, with what depends on where it is, or back into a file. */
export function MoveTokenDialog({ sessions }: { sessions: SessionView[] }): ReactNode {
  const target = useStore(moving);
  const [last, setLast] = useState<{ of: Moving; moved: KeychainMoved; isLasting: boolean }>();
  const done = last !== undefined && last.of === target ? last : undefined;
  const session = sessions.find(({ id }) => id === target?.sessionId);
  const orphaned = target !== undefined && session === undefined;
  useEffect(() => {
    if (orphaned) close();
  }, [orphaned]);
  const end = () => {
    close();
    if (done !== undefined && !done.isLasting && session !== undefined) tellMoved(session, done.of, done.moved, false);
  };
  return (
    <ModalOverlay
      className="veil"
      isOpen={session !== undefined}
      isDismissable={done !== undefined}
      onOpenChange={(isOpen) => !isOpen && end()}
    >
      <Modal className="dialog-box">
        <Dialog className="dialog">
          {target !== undefined && <Heading slot="title">{titleOf(target, done !== undefined)}</Heading>}
          {target !== undefined && session !== undefined && done === undefined && (
            <MoveForm
              key={`${target.to} ${target.sessionId}`}
              session={session}
              target={target}
              onDone={(moved, isLasting) => {
                if (moving.get() !== target) return tellMoved(session, target, moved, isLasting);
                told.set(undefined);
                setLast({ of: target, moved, isLasting });
              }}
              onCancel={close}
            />
          )}
          {session !== undefined && done !== undefined && (
            <MoveDone
              target={done.of}
              text={doneText(session, done.of, done.moved)}
              warnings={done.moved.warnings ?? []}
              changeId={done.moved.changeId}
              isLasting={done.isLasting}
              onClose={end}
              onUndone={close}
              onRefused={() => setLast({ ...done, isLasting: true })}
            />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
