import type { ReactNode } from 'react';
import { CancelSignIn } from './cancel-sign-in.tsx';
import { WaitingBar } from './waiting-bar.tsx';

/** Until AWS has given the page to allow access on. */
export const SignInPreparing = ({ sessionId }: { sessionId: string }): ReactNode => (
  <>
    <p className="sign-in-title">Asking AWS for the sign-in page…</p>
    <WaitingBar label="Asking AWS" />
    <div className="sign-in-ways">
      <CancelSignIn sessionId={sessionId} />
    </div>
  </>
);
