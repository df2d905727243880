import type { ReactNode } from 'react';
import type { AccountView, RoleView } from '../../preload/contract.ts';
import { exporting } from '../app/exporting.ts';
import { AccessActions } from './access-actions.tsx';
import { Chip } from './chip.tsx';
import './role-row.css';

type Props = { sessionId: string; account: AccountView; role: RoleView; first: boolean };

export const RoleRow = ({ sessionId, account, role: { role, power, pinned }, first }: Props): ReactNode => {
  const access = { sessionId, accountId: account.accountId, role };
  return (
    <li className="role-row">
      <div className="role-words">
        <span className="role-name" title={role}>
          {role}
        </span>
        {power !== 'other' && <Chip kind={power} />}
      </div>
      <AccessActions
        access={access}
        label={`${account.name}, ${role}`}
        pinned={pinned}
        loud={first}
        onExport={() => exporting.set({ ...access, accountName: account.name })}
      />
    </li>
  );
};
