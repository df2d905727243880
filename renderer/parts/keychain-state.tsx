import type { ReactNode } from 'react';
import { useKeychainLook } from '../app/use-keychain-look.ts';
import { Icon } from './icon.tsx';
import { ProblemNote } from './problem-note.tsx';
import './keychain-state.css';

/** Whether the keychain of this computer can be used now. */
export function KeychainState(): ReactNode {
  const { look, again, isLooking } = useKeychainLook();
  if (look?.state === 'unusable')
    return <ProblemNote problem={look.problem} action={isLooking ? 'Looking…' : 'Look again'} onAction={again} />;
  return (
    <p role="status" className="keychain-state">
      {look !== undefined && <Icon name={look.state === 'ready' ? 'done' : 'info'} />}
      {look === undefined
        ? 'Looking at the keychain…'
        : look.state === 'ready'
          ? `${capital(look.name)} can be used.`
          : `${capital(look.name)} is locked. Its password is asked for when a token is needed.`}
    </p>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
