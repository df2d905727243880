import type { ReactNode } from 'react';
import type { AccountView } from '../../preload/contract.ts';
import { countText } from '../app/count-text.ts';
import type { RoleAcross } from '../app/roles-across.ts';
import { Action } from './action.tsx';
import { Chip } from './chip.tsx';
import { Icon } from './icon.tsx';
import { SeveralRow } from './several-row.tsx';
import './several-chosen.css';

type Props = {
  role: RoleAcross;
  sessionName: string;
  /** Those that are meant, of all that have the role. */
  accounts: AccountView[];
  isAll: boolean;
  /** False while more accounts may turn out to have the role. */
  isComplete: boolean;
  onRole: () => void;
  onAccounts: () => void;
};

/** The role and the accounts that were chosen, each to be chosen anew. */
export const SeveralChosen = ({
  role,
  sessionName,
  accounts,
  isAll,
  isComplete,
  onRole,
  onAccounts,
}: Props): ReactNode => (
  <div className="several-card">
    <SeveralRow
      title={
        <>
          {role.role} {role.power !== 'other' && <Chip kind={role.power} />}
        </>
      }
      detail={`In ${countText(role.accounts.length, 'account')} of ${sessionName}${soFar(isComplete)}`}
    >
      <Action aria-label="Change role" onPress={onRole}>
        Change
      </Action>
    </SeveralRow>
    <SeveralRow
      title={
        isAll
          ? 'All accounts with this role'
          : `${accounts.length} of ${countText(role.accounts.length, 'account')}${soFar(isComplete)}`
      }
      detail={detailOf(accounts, isComplete || !isAll)}
    >
      <Action aria-label="Choose accounts" onPress={onAccounts}>
        Choose…
      </Action>
    </SeveralRow>
  </div>
);

const soFar = (isComplete: boolean): string => (isComplete ? '' : ' known so far');

function detailOf(accounts: readonly AccountView[], isExact: boolean): ReactNode {
  const [first, ...others] = accounts.filter(({ production }) => production);
  if (accounts.length === 0) return 'None of those that were chosen has this role';
  const these = isExact ? 'them' : `the ${accounts.length} known so far`;
  if (first === undefined) return `None of ${these} sounds like production`;
  return (
    <span className="several-production">
      <Icon name="diamond" />
      {others.length === 0
        ? `${first.name} is among ${these}`
        : `${others.length + 1} production accounts are among ${these}`}
    </span>
  );
}
