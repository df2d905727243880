import type { ReactNode } from 'react';
import type { SeveralAccounts } from '../../preload/contract.ts';
import { type Reach, reachText } from '../app/reach.ts';
import { Action } from './action.tsx';
import { OpenConsoles } from './open-consoles.tsx';
import { SeveralRow } from './several-row.tsx';

type Props = {
  meant: SeveralAccounts;
  /** The accounts that are known to be meant. */
  accountIds: string[];
  reach: Reach;
  onBegin: (job: 'verify' | 'file') => void;
  onProfiles: () => void;
};

/** What can be done with a role in several accounts: first what changes nothing, last what is to be kept an eye on. */
export function SeveralActions({ meant, accountIds, reach, onBegin, onProfiles }: Props): ReactNode {
  const isOff = accountIds.length === 0;
  const { sessionId, role } = meant;
  return (
    <div className="several-card">
      <SeveralRow title="Verify access" detail="Asks AWS in each account who you are there. Nothing is changed.">
        <Action look="loud" isDisabled={isOff} onPress={() => onBegin('verify')}>
          Verify
        </Action>
      </SeveralRow>
      <OpenConsoles
        accesses={accountIds.map((accountId) => ({ sessionId, accountId, role }))}
        isExact={reach.isExact}
      />
      <SeveralRow title="Profiles" detail="One for each account, so that the AWS tools on this computer can use them.">
        <Action isDisabled={isOff} onPress={onProfiles}>
          Set up…
        </Action>
      </SeveralRow>
      <SeveralRow
        title="Credentials file"
        detail={`The credentials of ${reachText(reach)} in one file. Anybody who reads it can use them.`}
      >
        <Action isDisabled={isOff} onPress={() => onBegin('file')}>
          Write file…
        </Action>
      </SeveralRow>
    </div>
  );
}
