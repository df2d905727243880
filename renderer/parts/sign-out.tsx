import type { ReactNode } from 'react';
import { tell } from '../app/ask.ts';
import { Action } from './action.tsx';

/** At once, and without asking: signing in again is a click. What came of it is told at the foot of the window. */
export const SignOut = ({ sessionId }: { sessionId: string }): ReactNode => (
  <Action look="quiet" onPress={() => void tell('session.signOut', { sessionId })}>
    Sign out
  </Action>
);
