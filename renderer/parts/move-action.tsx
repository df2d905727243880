import type { ReactNode } from 'react';
import type { SessionView } from '../../preload/contract.ts';
import { moveWords } from '../app/move-words.ts';
import { moving } from '../app/moving.ts';
import { Action } from './action.tsx';

type Props = {
  session: SessionView;
  /** The button is one of many: its name says which session it is for. */
  isNamed?: boolean;
  onMove?: () => void;
};

/** The way to the other place for a session's token. What is in memory alone goes into the keychain with the next sign-in. */
export function MoveAction({ session: { id, name, storage }, isNamed = false, onMove }: Props): ReactNode {
  if (storage === undefined || storage === 'memory') return null;
  const to = storage === 'file' ? 'keychain' : 'file';
  return (
    <Action
      {...(isNamed && { 'aria-label': `${name}: ${moveWords[to].offer}` })}
      onPress={() => {
        onMove?.();
        moving.set({ sessionId: id, to });
      }}
    >
      {moveWords[to].offer}
    </Action>
  );
}
