import type { ReactNode } from 'react';
import { codeGroups, spelled } from '../app/code-groups.ts';
import type { SignInPage } from '../app/sign-in-page.ts';
import { CancelSignIn } from './cancel-sign-in.tsx';
import { CopyCode } from './copy-code.tsx';
import { CopyLink } from './copy-link.tsx';
import { OpenPage } from './open-page.tsx';
import { SignInLink } from './sign-in-link.tsx';
import { TimeLimit } from './time-limit.tsx';
import { WaitingBar } from './waiting-bar.tsx';

type Props = { sessionId: string; page: SignInPage; userCode: string };

/** The same code here and on the page means that it is this sign-in, and nobody else's, that gets access. */
export const SignInCode = ({ sessionId, page: { url, endsAt, opened }, userCode }: Props): ReactNode => (
  <>
    <div className="sign-in-head">
      <p className="sign-in-title">Compare with the code in your browser</p>
      <TimeLimit endsAt={endsAt} />
    </div>
    <WaitingBar label="Waiting for you to allow access" />
    <div className="user-code">
      <p className="user-code-groups">
        <span className="unseen">{spelled(userCode)}</span>
        {codeGroups(userCode).map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group has no identity but its place
          <span key={at} aria-hidden="true">
            {group}
          </span>
        ))}
      </p>
      <CopyCode key={userCode} sessionId={sessionId} />
    </div>
    <p>Only if it is the same, sign in there and press “Allow access”.</p>
    <SignInLink
      url={url}
      lead={opened ? 'On another device, open this link:' : 'No browser could be opened. Open this link on any device:'}
    />
    <div className="sign-in-ways">
      {opened && <OpenPage sessionId={sessionId} />}
      <CopyLink key={url} sessionId={sessionId} look={opened ? 'plain' : 'loud'} />
      {!opened && <OpenPage sessionId={sessionId} words="Try to open it" />}
      <CancelSignIn sessionId={sessionId} />
    </div>
  </>
);
