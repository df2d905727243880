import type { KeyboardEvent, ReactNode } from 'react';
import type { AccountView } from '../../preload/contract.ts';
import { accountNumber } from '../app/account-number.ts';
import { Chip } from './chip.tsx';
import { Icon } from './icon.tsx';
import { RoleRow } from './role-row.tsx';
import './account-row.css';

type Props = {
  sessionId: string;
  account: AccountView;
  /** The role that the search found in it. */
  found?: string | undefined;
  open: boolean;
  /** One row of the list is in the tab order; the arrow keys reach the others. */
  reachable: boolean;
  onToggle: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

export const AccountRow = ({ sessionId, account, found, open, reachable, onToggle, onKeyDown }: Props): ReactNode => (
  <div className={`account-row ${open ? 'account-open' : ''}`}>
    <h3>
      <button
        type="button"
        className="account-button"
        aria-expanded={open}
        tabIndex={reachable ? 0 : -1}
        onClick={onToggle}
        onKeyDown={onKeyDown}
      >
        <span className={`stripe ${account.production ? 'stripe-production' : ''}`} />
        <span className="row-words">
          <span className="row-title">
            <strong title={account.name}>{account.name}</strong>
            {account.production && <Chip kind="production" />}
          </span>
          <span className="row-detail">{detailOf(account, open, found)}</span>
        </span>
        <Icon name="down" />
      </button>
    </h3>
    {open && (
      <ul className="roles" aria-label={`Roles in ${account.name}`}>
        {account.roles?.map((role, index) => (
          <RoleRow key={role.role} sessionId={sessionId} account={account} role={role} first={index === 0} />
        ))}
        {account.roles === undefined && <li className="roles-none">Loading roles…</li>}
        {account.roles?.length === 0 && <li className="roles-none">No role here for you.</li>}
      </ul>
    )}
  </div>
);

function detailOf({ accountId, emailAddress, roles }: AccountView, open: boolean, found: string | undefined): string {
  const number = accountNumber(accountId);
  if (open) return emailAddress === undefined ? number : `${number} · ${emailAddress}`;
  if (found !== undefined) return `${number} · ${found}`;
  if (roles === undefined) return `${number} · loading roles`;
  return `${number} · ${roles.length === 1 ? '1 role' : `${roles.length} roles`}`;
}
