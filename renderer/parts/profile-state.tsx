import type { ReactNode } from 'react';
import type { MadeProfileView } from '../../preload/contract.ts';
import { Icon, type IconName } from './icon.tsx';
import './profile-state.css';

const marks: Record<MadeProfileView['state']['is'], { word: string; icon: IconName }> = {
  fresh: { word: 'Ready', icon: 'done' },
  waiting: { word: 'Waiting', icon: 'clock' },
  changed: { word: 'Changed by somebody else', icon: 'pencil' },
  broken: { word: 'Broken', icon: 'warning' },
};

/** How a profile stands, by shape and word as well as colour. */
export const ProfileState = ({ state: { is, text } }: Pick<MadeProfileView, 'state'>): ReactNode => (
  <p className={`profile-state profile-${is}`}>
    <Icon name={marks[is].icon} />
    <span>
      <strong>{marks[is].word}.</strong> {text}
      {!/[.!?]$/.test(text) && '.'}
    </span>
  </p>
);
