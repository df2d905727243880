import type { ReactNode } from 'react';
import type { SessionView, SettingsView } from '../../preload/contract.ts';
import type { ChangeSettings, SettingProblems } from '../app/use-settings-change.ts';
import { ChoiceField } from './choice-field.tsx';
import { KeychainState } from './keychain-state.tsx';
import { SettingsGroup } from './settings-group.tsx';
import { TokenPlaces } from './token-places.tsx';

type Props = { settings: SettingsView; sessions: SessionView[]; change: ChangeSettings; problems: SettingProblems };

const meanings = {
  file: 'Shared with the AWS CLI and every other AWS tool, in plain text.',
  keychain:
    'No other AWS tool finds a token there. Profiles that look for it in a file stop working, until you have them ask Daypass.',
};

/** Where tokens are kept: of each session, and of the next ones. */
export const TokenSettings = ({ settings, sessions, change, problems }: Props): ReactNode => (
  <SettingsGroup title="Where tokens are kept">
    <p>
      Whoever has the token of a session is you until it ends. The AWS CLI keeps tokens in plain files, which any
      program of yours can read; the keychain keeps them encrypted.
    </p>
    <KeychainState />
    <ChoiceField
      label="New sign-ins"
      hint={meanings[settings.storeTokensIn]}
      choices={[
        { value: 'file', text: 'In a file' },
        { value: 'keychain', text: 'In the keychain' },
      ]}
      chosen={settings.storeTokensIn}
      problem={problems.storeTokensIn}
      onChoose={(storeTokensIn) => change({ storeTokensIn })}
    />
    <ChoiceField
      label="When another program writes a plain file"
      hint="As aws sso login does, for a session that is in the keychain."
      choices={[
        { value: 'move', text: 'Move it to the keychain' },
        { value: 'leave', text: 'Leave it, and say so' },
      ]}
      chosen={settings.newPlaintext}
      problem={problems.newPlaintext}
      onChoose={(newPlaintext) => change({ newPlaintext })}
    />
    <TokenPlaces sessions={sessions} />
  </SettingsGroup>
);
