import { type ReactNode, useId, useState } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import type { AccessRef } from '../../preload/contract.ts';
import { accountNumber } from '../app/account-number.ts';
import { tell } from '../app/ask.ts';
import { told } from '../app/told.ts';
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
  /** Why there are no credentials to be had now. Both ways to them stay in reach, to tell it. */
  closed: string | undefined;
  onExport: () => void;
};

/** What one can do with an access. */
export function AccessActions({ access, label, pinned, loud, closed, onExport }: Props): ReactNode {
  const [copying, setCopying] = useState(false);
  const why = useId();
  const { sessionId, accountId, role } = access;
  const ref = { sessionId, accountId, role };
  const tellClosed = (what: string) => told.set({ problem: { kind: 'sign-in-needed', what } });
  const copy = async () => {
    if (closed !== undefined) return tellClosed(closed);
    if (copying) return;
    setCopying(true);
    await tell('access.copyCredentials', ref);
    setCopying(false);
  };
  const copyNumber = async () => {
    if (await tell('account.copyNumber', { accountId }))
      told.set({ done: `Copied the account number ${accountNumber(accountId)}.` });
  };
  const pin = async () => {
    if (await tell('access.pin', { ...ref, pinned: !pinned })) {
      told.set({ done: pinned ? `Unpinned ${label}.` : `Pinned ${label}.` });
    }
  };
  const choose = (id: string) => {
    if (id === 'pin') void pin();
    else if (id === 'number') void copyNumber();
    else if (closed === undefined) onExport();
    else tellClosed(closed);
  };
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
        tip={copying ? 'Copying…' : (closed ?? 'Copy credentials')}
        {...(closed !== undefined && { 'aria-disabled': true, 'aria-describedby': why })}
        onPress={() => void copy()}
      />
      {closed !== undefined && (
        <span id={why} hidden>
          {closed}
        </span>
      )}
      <MenuTrigger>
        <IconAction icon="more" name={`More: ${label}`} tip="More" />
        <Popover className="sheet" placement="bottom end" offset={4}>
          <Choices
            label={`More: ${label}`}
            choices={[
              {
                id: 'export',
                text: 'Export profile…',
                detail: closed ?? 'For AWS tools on this computer',
                dim: closed !== undefined,
              },
              { id: 'number', text: 'Copy account number', detail: accountNumber(accountId) },
              { id: 'pin', text: pinned ? 'Unpin' : 'Pin to the top' },
            ]}
            onChoose={choose}
          />
        </Popover>
      </MenuTrigger>
    </div>
  );
}
