import type { ReactNode } from 'react';
import type { SessionView } from '../../preload/contract.ts';
import { signIn } from '../app/sign-in.ts';
import type { SignInPage } from '../app/sign-in-page.ts';
import { Action } from './action.tsx';
import { CancelSignIn } from './cancel-sign-in.tsx';
import { CopyLink } from './copy-link.tsx';
import { OpenPage } from './open-page.tsx';
import { SignInLink } from './sign-in-link.tsx';
import { TimeLimit } from './time-limit.tsx';
import { WaitingBar } from './waiting-bar.tsx';

type Props = { session: SessionView; page: SignInPage };

/** The browser has the word: what to do there, and for those whose page is gone, how to have it back. */
export const SignInWaiting = ({ session: { id, legacy }, page: { url, endsAt, opened } }: Props): ReactNode => (
  <>
    <div className="sign-in-head">
      <p className="sign-in-title">{opened ? 'Allow access in your browser' : 'No browser could be opened'}</p>
      <TimeLimit endsAt={endsAt} />
    </div>
    <WaitingBar label="Waiting for you to allow access" />
    {opened ? (
      <p>Sign in on the page that opened, and press “Allow access”. Then come back here: the rest goes by itself.</p>
    ) : (
      <SignInLink url={url} lead="Open this link in a browser on this computer, sign in, and press “Allow access”." />
    )}
    <div className="sign-in-ways">
      {opened && <OpenPage sessionId={id} />}
      <CopyLink key={url} sessionId={id} look={opened ? 'plain' : 'loud'} />
      {!opened && <OpenPage sessionId={id} words="Try to open it" />}
      {!legacy && (
        <Action look="quiet" onPress={() => void signIn(id, 'device')}>
          Use a code instead
        </Action>
      )}
      <CancelSignIn sessionId={id} />
    </div>
  </>
);
