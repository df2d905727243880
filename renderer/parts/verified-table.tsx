import { type ReactNode, useMemo } from 'react';
import type { JobView } from '../../preload/contract.ts';
import { accountNumber } from '../app/account-number.ts';
import { Icon } from './icon.tsx';
import './verified-table.css';

type Rows = Extract<JobView, { job: 'verify' }>['rows'];

/** Who one is in each account: first those where that could not be had. */
export function VerifiedTable({ rows }: { rows: Rows }): ReactNode {
  const sorted = useMemo(
    () => [...rows.filter((row) => 'reason' in row), ...rows.filter((row) => 'arn' in row)],
    [rows],
  );
  return (
    <table className="verified several-card">
      <caption className="unseen">Who you are in each account</caption>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">You are there</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <tr key={row.accountId}>
            <th scope="row">
              {row.accountName} <span className="several-detail">{accountNumber(row.accountId)}</span>
            </th>
            <td className={'arn' in row ? '' : 'verified-reason'}>
              {'arn' in row ? (
                <code>{row.arn}</code>
              ) : (
                <>
                  <Icon name="warning" />
                  <span>{row.reason}</span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
