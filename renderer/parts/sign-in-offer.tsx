import type { ReactNode } from 'react';
import type { SessionView } from '../../preload/contract.ts';
import { signIn } from '../app/sign-in.ts';
import { Action } from './action.tsx';

const lead: Partial<Record<SessionView['state'], string>> = {
  'ending-soon': 'Sign in again to go on without a break.',
  blocked: 'Daypass goes on by itself once that is put right. You may also sign in again.',
  ended: 'Your accounts wait until you sign in again.',
  'signed-out': 'You sign in with your browser, and your accounts appear here.',
};

const unsureLead = 'You may still be signed in: that shows once what is told below is put right.';

/** The way in: in the browser for nearly everybody, with a code for those whose browser is elsewhere. */
export const SignInOffer = ({
  session: { id, state, legacy, unread, isUnsure },
}: {
  session: SessionView;
}): ReactNode => (
  <>
    <p className="sign-in-lead">{isUnsure ? unsureLead : lead[state]}</p>
    <div className="sign-in-ways">
      {/* Where something is to be put right with the keychain, that comes first. */}
      <Action
        look={isUnsure || (state === 'blocked' && unread !== undefined) ? 'plain' : 'loud'}
        onPress={() => void signIn(id, 'browser')}
      >
        Sign in
      </Action>
      {/* An older session knows no other way than the code. */}
      {!legacy && (
        <Action look="quiet" onPress={() => void signIn(id, 'device')}>
          Use a code instead
        </Action>
      )}
    </div>
  </>
);
