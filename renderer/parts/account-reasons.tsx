import type { ReactNode } from 'react';
import type { JobAccountView } from '../../preload/contract.ts';
import { accountNumber } from '../app/account-number.ts';
import './account-reasons.css';

type Props = { accounts: (JobAccountView & { profile?: string; reason?: string })[] };

/** Accounts by name, each with what there is to say of it. */
export const AccountReasons = ({ accounts }: Props): ReactNode => (
  <ul className="account-reasons several-card">
    {accounts.map(({ accountId, accountName, profile, reason }) => (
      <li key={accountId}>
        <strong>{accountName}</strong> <span className="several-detail">{accountNumber(accountId)}</span>
        {profile !== undefined && (
          <p>
            <code>{profile}</code>
          </p>
        )}
        {reason !== undefined && <p>{reason}</p>}
      </li>
    ))}
  </ul>
);
