import type { ReactNode } from 'react';
import type { MadeProfileView } from '../../preload/contract.ts';
import { stateWord } from '../app/state-word.ts';
import { Icon, type IconName } from './icon.tsx';
import './profile-state.css';

const icons: Record<MadeProfileView['state']['is'], IconName> = {
  fresh: 'done',
  waiting: 'clock',
  changed: 'pencil',
  broken: 'warning',
};

/** How a profile stands, by shape and word as well as colour. */
export const ProfileState = ({ state: { is, text } }: Pick<MadeProfileView, 'state'>): ReactNode => (
  <p className={`profile-state profile-${is}`}>
    <Icon name={icons[is]} />
    <span>
      <strong>{stateWord[is]}.</strong> {text}
      {!/[.!?]$/.test(text) && '.'}
    </span>
  </p>
);
