import type { ReactNode } from 'react';
import type { KeychainPreview } from '../../preload/contract.ts';
import { moveWords } from '../app/move-words.ts';
import type { Moving } from '../app/moving.ts';
import { Icon } from './icon.tsx';
import { NameList } from './name-list.tsx';
import { ProfileChange } from './profile-change.tsx';
import { SwitchField } from './switch-field.tsx';

type Props = { target: Moving; preview: KeychainPreview; isOn: boolean; onOn: (isOn: boolean) => void };

/** The profiles that come along with a token, and what it means where they do not. */
export function MoveProfiles({ target, preview: { profiles, changes }, isOn, onOn }: Props): ReactNode {
  const { to, onlyProfiles = false } = target;
  const words = moveWords[to];
  if (profiles.length === 0) return null;
  return (
    <div className="move-part">
      {!onlyProfiles && <SwitchField label={words.profiles(profiles.length)} isOn={isOn} onOn={onOn} />}
      <NameList names={profiles} label="Profiles" />
      <p role="status" className={isOn || to === 'file' ? 'field-hint' : 'move-warning'}>
        {!isOn && to === 'keychain' && <Icon name="warning" />}
        {(isOn ? words.with : words.without)(profiles.length)}
      </p>
      {isOn && (
        <details className="move-details">
          <summary>The exact change</summary>
          <ProfileChange preview={{ changes, unchanged: false }} />
        </details>
      )}
    </div>
  );
}
