import { type ReactNode, useRef, useState } from 'react';
import type { SessionView, SignInWay } from '../../preload/contract.ts';
import { useKeptFocus } from '../app/use-kept-focus.ts';
import { SignInCode } from './sign-in-code.tsx';
import { SignInFailed } from './sign-in-failed.tsx';
import { SignInOffer } from './sign-in-offer.tsx';
import { SignInPreparing } from './sign-in-preparing.tsx';
import { SignInWaiting } from './sign-in-waiting.tsx';
import './sign-in.css';

/** Signing in to a session, from the offer to what came of it. Nothing, while nobody has to do anything. */
export function SignIn({ session }: { session: SessionView }): ReactNode {
  const { name, state, signIn, signInProblem } = session;
  const part = useRef<HTMLElement>(null);
  const [way, setWay] = useState<SignInWay>('browser');
  if (signIn !== undefined && signIn.way !== way) setWay(signIn.way);
  const isOver = state === 'signed-in' || state === 'renewing' || state === 'offline';
  const failed = signIn === undefined && !isOver ? signInProblem : undefined;
  const phase = signIn === undefined ? failed && 'failed' : signIn.page === undefined ? 'preparing' : signIn.way;
  useKeptFocus(part, phase);
  if (isOver && signIn === undefined) return null;
  return (
    <section ref={part} tabIndex={-1} className={`sign-in sign-in-${phase ?? state}`} aria-label={`Sign in to ${name}`}>
      {signIn === undefined ? (
        failed === undefined ? (
          <SignInOffer session={session} />
        ) : (
          <SignInFailed session={session} problem={failed} way={way} />
        )
      ) : signIn.page === undefined ? (
        <SignInPreparing sessionId={session.id} />
      ) : signIn.page.userCode === undefined ? (
        <SignInWaiting session={session} page={signIn.page} />
      ) : (
        <SignInCode sessionId={session.id} page={signIn.page} userCode={signIn.page.userCode} />
      )}
    </section>
  );
}
