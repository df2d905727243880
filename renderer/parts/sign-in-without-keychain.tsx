import type { ReactNode } from 'react';
import type { SignInWay } from '../../preload/contract.ts';
import { moving } from '../app/moving.ts';
import { signIn } from '../app/sign-in.ts';
import { Action } from './action.tsx';

/** The ways on where the keychain did not take the token. Neither is gone without a person's word. */
export const SignInWithoutKeychain = ({ sessionId, way }: { sessionId: string; way: SignInWay }): ReactNode => (
  <>
    <Action onPress={() => void signIn(sessionId, way, 'memory')}>
      Sign in, and keep it in memory until Daypass quits
    </Action>
    <Action look="quiet" onPress={() => moving.set({ sessionId, to: 'file' })}>
      Keep it in a file…
    </Action>
  </>
);
