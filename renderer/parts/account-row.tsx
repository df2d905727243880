import type { KeyboardEvent, ReactNode } from 'react';
import type { AccountView, RoleView } from '../../preload/contract.ts';
import { accountNumber } from '../app/account-number.ts';
import type { Found } from '../app/search.ts';
import { Chip } from './chip.tsx';
import { Icon } from './icon.tsx';
import { RoleRow } from './role-row.tsx';
import './account-row.css';

type Props = {
  sessionId: string;
  entry: Found;
  open: boolean;
  closed: string | undefined;
  /** One row of the list is in the tab order; the arrow keys reach the others. */
  reachable: boolean;
  onToggle: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

export const AccountRow = ({ sessionId, entry, open, closed, reachable, onToggle, onKeyDown }: Props): ReactNode => {
  const { account, roles } = entry;
  return (
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
            <span className="row-detail">{detailOf(entry, open)}</span>
          </span>
          <Icon name="down" />
        </button>
      </h3>
      {open && (
        <ul className="roles" aria-label={`Roles in ${account.name}`}>
          {foundFirst(account, roles).map((role) => (
            <RoleRow
              key={role.role}
              sessionId={sessionId}
              account={account}
              role={role}
              found={roles.includes(role.role)}
              safest={role === account.roles?.[0]}
              closed={closed}
            />
          ))}
          {account.roles === undefined && <li className="roles-none">Loading roles…</li>}
          {account.roles?.length === 0 && <li className="roles-none">No role here for you.</li>}
        </ul>
      )}
    </div>
  );
};

const foundFirst = ({ roles = [] }: AccountView, found: readonly string[]): RoleView[] => [
  ...roles.filter(({ role }) => found.includes(role)),
  ...roles.filter(({ role }) => !found.includes(role)),
];

/** The account's number, and what the search found it by; else what there is to know. */
function detailOf(
  { account: { accountId, emailAddress, roles }, roles: found, byEmail }: Found,
  open: boolean,
): string {
  const number = accountNumber(accountId);
  const reasons = [...(byEmail && emailAddress !== undefined ? [emailAddress] : []), ...found];
  if (open) return emailAddress === undefined ? number : `${number} · ${emailAddress}`;
  if (reasons.length > 0) return `${number} · ${reasons.join(', ')}`;
  if (roles === undefined) return `${number} · loading roles`;
  return `${number} · ${roles.length === 1 ? '1 role' : `${roles.length} roles`}`;
}
