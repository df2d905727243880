import type { ReactNode } from 'react';
import { tell } from '../app/ask.ts';
import { Action } from './action.tsx';

export const CancelSignIn = ({ sessionId }: { sessionId: string }): ReactNode => (
  <Action look="quiet" onPress={() => void tell('session.cancelSignIn', { sessionId })}>
    Cancel
  </Action>
);
