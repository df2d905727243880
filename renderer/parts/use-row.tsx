import type { ReactNode } from 'react';
import type { UseView } from '../../preload/contract.ts';
import './use-row.css';

const mostNamed = 2;

/** Of many accounts, the first ones. */
function accountsText(accounts: UseView['accounts']): string {
  const names = accounts.slice(0, mostNamed).map(({ name }) => name);
  const more = accounts.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

/** One use of an access: when, what for, and of whom. */
export const UseRow = ({ use, isOneOfMany }: { use: UseView; isOneOfMany: boolean }): ReactNode => (
  <li className="use-row">
    <time dateTime={new Date(use.at).toISOString()}>{use.time}</time>
    <div>
      <p>{use.text}</p>
      <p className="use-access">
        {accountsText(use.accounts)} · {use.role}
        {isOneOfMany && ` · ${use.sessionName}`}
      </p>
    </div>
  </li>
);
