import type { ReactNode } from 'react';
import { signInFromHere } from '../app/sign-in-from-here.ts';
import { Action } from './action.tsx';
import './several-closed.css';

/** Without a sign-in there is nothing to be done. */
export const SeveralClosed = ({ sessionId, why }: { sessionId: string; why: string }): ReactNode => (
  <div className="several-closed">
    <p>{why}</p>
    <Action look="loud" onPress={() => signInFromHere(sessionId)}>
      Sign in
    </Action>
  </div>
);
