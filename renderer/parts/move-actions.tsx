import type { ReactNode } from 'react';
import type { KeychainTarget, SessionView } from '../../preload/contract.ts';
import { offerOf } from '../app/move-words.ts';
import { moving } from '../app/moving.ts';
import { Action } from './action.tsx';

type Props = {
  session: SessionView;
  /** The button is one of many: its name says which session it is for. */
  isNamed?: boolean;
  onMove?: () => void;
};

const ways: Record<NonNullable<SessionView['storage']>, KeychainTarget['to'][]> = {
  file: ['keychain'],
  keychain: ['file'],
  memory: ['keychain', 'file'],
};

/** The way to another place for a session's token. */
export const MoveActions = ({ session, isNamed = false, onMove }: Props): ReactNode =>
  (session.storage === undefined ? [] : ways[session.storage]).map((to) => (
    <Action
      key={to}
      {...(isNamed && { 'aria-label': `${session.name}: ${offerOf(to, session)}` })}
      onPress={() => {
        onMove?.();
        moving.set({ sessionId: session.id, to });
      }}
    >
      {offerOf(to, session)}
    </Action>
  ));
