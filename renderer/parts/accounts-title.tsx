import type { ReactNode } from 'react';
import type { ListingView } from '../../preload/contract.ts';
import { tell } from '../app/ask.ts';
import { IconAction } from './icon-action.tsx';
import './accounts-title.css';

type Props = { all: number; found: number; searching: boolean; listing: ListingView };

/** How many accounts there are, or were found, and how far the roles have come. */
export function AccountsTitle({ all, found, searching, listing }: Props): ReactNode {
  const loading = listing.phase === 'loading';
  return (
    <div className="accounts-title">
      <h2 className="list-title">{all === 0 ? 'Accounts' : `Accounts, ${all}`}</h2>
      <p className="accounts-found" role="status">
        {searching && countText(found)}
      </p>
      {loading && !searching && (
        <p className="accounts-progress">
          {all === 0 ? 'Loading accounts…' : `Roles of ${listing.rolesKnown} of ${all} accounts`}
        </p>
      )}
      <IconAction
        icon="reload"
        name="Reload accounts"
        isDisabled={loading}
        onPress={() => void tell('session.reload', undefined)}
      />
    </div>
  );
}

const countText = (count: number): string =>
  count === 0 ? 'Nothing found' : count === 1 ? '1 account found' : `${count} accounts found`;
