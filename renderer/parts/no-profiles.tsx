import type { ReactNode } from 'react';
import { place } from '../app/place.ts';
import { Action } from './action.tsx';
import { Icon } from './icon.tsx';
import './no-profiles.css';

/** How to come to a first profile. */
export const NoProfiles = (): ReactNode => (
  <div className="no-profiles">
    <p>A profile lets an AWS tool on this computer use a role that is yours. You have none yet that Daypass made.</p>
    <p>
      To make one, open an account, press <Icon name="more" />
      <span className="unseen">More</span> beside a role, and choose <strong>Export profile…</strong>
    </p>
    <Action look="loud" onPress={() => place.set('accounts')}>
      Go to the accounts
    </Action>
  </div>
);
