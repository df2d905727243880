import { type ReactNode, useState } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import type { AccessRef } from '../../preload/contract.ts';
import { tell } from '../app/ask.ts';
import { Action } from './action.tsx';
import { Choices } from './choices.tsx';
import { IconAction } from './icon-action.tsx';
import './access-actions.css';

type Props = {
  access: AccessRef;
  /** As people call it, for screen readers: "Data Lake, AWSReadOnlyAccess". */
  label: string;
  pinned: boolean;
  loud: boolean;
  onExport: () => void;
};

/** What one can do with an access. */
export function AccessActions({ access, label, pinned, loud, onExport }: Props): ReactNode {
  const [copying, setCopying] = useState(false);
  const { sessionId, accountId, role } = access;
  const ref = { sessionId, accountId, role };
  const copy = async () => {
    if (copying) return;
    setCopying(true);
    await tell('access.copyCredentials', ref);
    setCopying(false);
  };
  const choose = (id: string) => (id === 'export' ? onExport() : void tell('access.pin', { ...ref, pinned: !pinned }));
  return (
    <div className="access-actions">
      <Action
        look={loud ? 'loud' : 'plain'}
        aria-label={`Open console: ${label}`}
        onPress={() => void tell('access.openConsole', ref)}
      >
        Open console
      </Action>
      <IconAction
        framed
        icon="copy"
        name={`Copy credentials: ${label}`}
        tip={copying ? 'Copying…' : 'Copy credentials'}
        onPress={() => void copy()}
      />
      <MenuTrigger>
        <IconAction icon="more" name={`More: ${label}`} tip="More" />
        <Popover className="sheet" placement="bottom end" offset={4}>
          <Choices
            label={`More: ${label}`}
            choices={[
              { id: 'export', text: 'Export profile…', detail: 'For AWS tools on this computer' },
              { id: 'pin', text: pinned ? 'Unpin' : 'Pin to the top' },
            ]}
            onChoose={choose}
          />
        </Popover>
      </MenuTrigger>
    </div>
  );
}
