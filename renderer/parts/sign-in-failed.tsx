import type { ReactNode } from 'react';
import type { ProblemView, SessionView, SignInWay } from '../../preload/contract.ts';
import { signIn } from '../app/sign-in.ts';
import { Action } from './action.tsx';
import { ProblemNote } from './problem-note.tsx';
import { SignInWithoutKeychain } from './sign-in-without-keychain.tsx';

type Props = { session: SessionView; problem: ProblemView; way: SignInWay };

/** Why it came to nothing, and both ways on; the other one only where it could do better. */
export function SignInFailed({ session: { id, legacy }, problem, way }: Props): ReactNode {
  const other = way === 'browser' ? 'device' : 'browser';
  const isWaysFault = !legacy && problem.kind !== 'unreachable' && problem.kind !== 'keychain';
  return (
    <>
      <ProblemNote problem={problem} />
      <div className="sign-in-ways">
        <Action look="loud" onPress={() => void signIn(id, way)}>
          Try again
        </Action>
        {problem.kind === 'keychain' && <SignInWithoutKeychain sessionId={id} way={way} />}
        {isWaysFault && (
          <Action look="quiet" onPress={() => void signIn(id, other)}>
            {other === 'device' ? 'Use a code instead' : 'Use the browser instead'}
          </Action>
        )}
      </div>
    </>
  );
}
