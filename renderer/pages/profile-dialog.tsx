import { type ReactNode, useEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ProfileExported, View } from '../../preload/contract.ts';
import { tellDone } from '../app/act-on-profile.ts';
import { exporting } from '../app/exporting.ts';
import { workingKind } from '../app/kinds.ts';
import { useStore } from '../app/store.ts';
import { told } from '../app/told.ts';
import { ProfileDone } from '../parts/profile-done.tsx';
import { ProfileForm } from '../parts/profile-form.tsx';
import './dialog.css';

type Props = Pick<View, 'sessions' | 'settings' | 'profiles'>;

const close = () => exporting.set(undefined);

/** What was done can be undone for a while after the dialog, too. */
function leave(done: ProfileExported | undefined): void {
  close();
  if (done?.changeId !== undefined) tellDone(`Profile ${done.profile} is ready.`, done.changeId);
}

const lasting = ({ changeId: _, ...rest }: ProfileExported): ProfileExported => rest;

/** Sets up a profile, so that any AWS tool on this computer can use an access; or changes one. */
export function ProfileDialog({ sessions, settings, profiles }: Props): ReactNode {
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
      onOpenChange={(isOpen) => !isOpen && leave(done)}
    >
      <Modal className="dialog-box">
        <Dialog className="dialog">
          <Heading slot="title">{title(access?.changing !== undefined, done !== undefined)}</Heading>
          {access !== undefined && session !== undefined && done === undefined && (
            <ProfileForm
              key={[access.sessionId, access.accountId, access.role, access.changing?.id].join(' ')}
              access={access}
              kind={access.changing?.kind ?? workingKind(settings.exportKind, session.storage)}
              storage={session.storage}
              region={access.changing?.region ?? (settings.exportRegion || session.region)}
              onDone={(exported) => {
                // An Undo of what was done before this would be refused.
                told.set(undefined);
                setLast({ of: access, exported });
              }}
              onCancel={close}
            />
          )}
          {done !== undefined && (
            <ProfileDone
              exported={done}
              id={profiles.find(({ name }) => name === done.profile)?.id}
              onClose={() => leave(done)}
              onUndone={close}
              onRefused={() => setLast({ of: access, exported: lasting(done) })}
            />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function title(isChange: boolean, isDone: boolean): string {
  if (isDone) return isChange ? 'Profile changed' : 'Profile ready';
  return isChange ? 'Change profile' : 'Export profile';
}
