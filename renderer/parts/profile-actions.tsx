import type { ReactNode } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import type { MadeProfileView } from '../../preload/contract.ts';
import { changeProfile, copyProfile, forgetProfile } from '../app/act-on-profile.ts';
import { told } from '../app/told.ts';
import { Choices } from './choices.tsx';
import { IconAction } from './icon-action.tsx';

type Props = { profile: MadeProfileView; onRemove: () => void };

const noSession = 'Its session is gone. Add it again first.';

/** What one can do with a profile. One that somebody else changed is theirs, and is only taken off the list. */
export function ProfileActions({ profile, onRemove }: Props): ReactNode {
  const { name, sessionName, state } = profile;
  const isOrphan = sessionName === undefined;
  const isTheirs = state.is === 'changed';
  const choose = (id: string) => {
    if (id === 'command') void copyProfile(profile, 'command');
    else if (id === 'remove') onRemove();
    else if (id === 'forget') void forgetProfile(profile);
    else if (isOrphan) told.set({ problem: { kind: 'sign-in-needed', what: noSession } });
    else changeProfile(profile);
  };
  const change = { id: 'change', text: 'Change…', dim: isOrphan, ...(isOrphan && { detail: noSession }) };
  const canForget = isTheirs || (state.is === 'broken' && !state.repairable);
  return (
    <div className="access-actions">
      <IconAction
        framed
        icon="copy"
        name={`Copy name: ${name}`}
        tip="Copy name"
        onPress={() => void copyProfile(profile, 'name')}
      />
      <MenuTrigger>
        <IconAction icon="more" name={`More: ${name}`} tip="More" />
        <Popover className="sheet" placement="bottom end" offset={4}>
          <Choices
            label={`More: ${name}`}
            choices={[
              { id: 'command', text: 'Copy command', detail: `aws … --profile ${name}` },
              ...(isTheirs ? [] : [change, { id: 'remove', text: 'Remove…' }]),
              ...(canForget
                ? [{ id: 'forget', text: 'Take off the list', detail: 'Leaves the files as they are' }]
                : []),
            ]}
            onChoose={choose}
          />
        </Popover>
      </MenuTrigger>
    </div>
  );
}
