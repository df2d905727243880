import type { ReactNode } from 'react';
import type { AccountView, RoleView } from '../../preload/contract.ts';
import { exporting } from '../app/exporting.ts';
import { AccessActions } from './access-actions.tsx';
import { Chip } from './chip.tsx';
import { Icon } from './icon.tsx';
import './role-row.css';

type Props = {
  sessionId: string;
  account: AccountView;
  role: RoleView;
  /** The search found it by this role. */
  found: boolean;
  /** The first, and so the safest, of its account. */
  safest: boolean;
  closed: string | undefined;
};

export const RoleRow = ({ sessionId, account, role, found, safest, closed }: Props): ReactNode => {
  const { role: name, power, pinned } = role;
  const access = { sessionId, accountId: account.accountId, role: name };
  return (
    <li className="role-row">
      <div className="role-words">
        <span className="role-name" title={name}>
          {found ? <mark>{name}</mark> : name}
        </span>
        {power !== 'other' && <Chip kind={power} />}
        {pinned && (
          <span className="role-pinned">
            <Icon name="pin" />
            pinned
          </span>
        )}
      </div>
      <AccessActions
        access={access}
        label={`${account.name}, ${name}`}
        pinned={pinned}
        loud={safest}
        closed={closed}
        onExport={() => exporting.set({ ...access, accountName: account.name })}
      />
    </li>
  );
};
