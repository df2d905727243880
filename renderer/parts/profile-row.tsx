import { type ReactNode, useState } from 'react';
import type { MadeProfileView, SessionView } from '../../preload/contract.ts';
import { repairProfile } from '../app/act-on-profile.ts';
import { kindName } from '../app/kinds.ts';
import { place } from '../app/place.ts';
import { signIn } from '../app/sign-in.ts';
import { isSignedIn } from '../app/signed-in.ts';
import { Action } from './action.tsx';
import { ProfileActions } from './profile-actions.tsx';
import { ProfileState } from './profile-state.tsx';
import './profile-row.css';

type Props = {
  profile: MadeProfileView;
  session: SessionView | undefined;
  /** Whether people need to be told which session it is of. */
  isOneOfMany: boolean;
  onRemove: () => void;
};

/** A profile that Daypass made: what it is for, where it is, how it stands. */
export function ProfileRow({ profile, session, isOneOfMany, onRemove }: Props): ReactNode {
  const [repairing, setRepairing] = useState(false);
  const { name, kind, accountId, accountName, role, sessionId, sessionName, region, file, state } = profile;
  const repair = async () => {
    if (repairing) return;
    setRepairing(true);
    await repairProfile(profile);
    setRepairing(false);
  };
  const isOut = state.is === 'waiting' && session !== undefined && !isSignedIn(session);
  return (
    <>
      <div className="profile-head">
        <h2>{name}</h2>
        <ProfileActions profile={profile} onRemove={onRemove} />
      </div>
      <p>
        {accountName ?? accountId} · {role}
        {isOneOfMany && ` · ${sessionName ?? sessionId}`}
      </p>
      <ProfileState state={state} />
      <p className="field-hint">
        {kindName(kind)}, {region}, in {file}
      </p>
      {state.repairable && (
        <Action aria-label={`Repair ${name}`} onPress={() => void repair()}>
          {repairing ? 'Repairing…' : 'Repair'}
        </Action>
      )}
      {isOut && (
        <Action
          aria-label={`Sign in to ${session.name}, for ${name}`}
          onPress={() => {
            place.set('accounts');
            void signIn(sessionId, 'browser');
          }}
        >
          Sign in
        </Action>
      )}
    </>
  );
}
