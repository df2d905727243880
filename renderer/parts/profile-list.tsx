import { type ReactNode, useMemo, useRef } from 'react';
import type { MadeProfileView, SessionView } from '../../preload/contract.ts';
import { useMeasuredRows } from '../app/use-measured-rows.ts';
import { ProfileRow } from './profile-row.tsx';
import './profile-list.css';

type Props = {
  profiles: readonly MadeProfileView[];
  sessions: readonly SessionView[];
  onRemove: (id: string) => void;
};

const gap = 10;
const sizes = { usual: 118, gap };

/** Profiles, however many: only those on screen, and those that the keyboard goes on from, are in the page. */
export function ProfileList({ profiles, sessions, onRemove }: Props): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const ids = useMemo(() => profiles.map(({ id }) => id), [profiles]);
  const { from, to, above, below, apart } = useMeasuredRows(list, ids, sizes);
  const rowAt = (index: number, top?: number): ReactNode => {
    const profile = profiles[index];
    if (profile === undefined) return null;
    return (
      <li
        key={profile.id}
        className={`profile-row ${top === undefined ? '' : 'profile-row-apart'}`}
        data-index={index}
        aria-setsize={profiles.length}
        aria-posinset={index + 1}
        style={{ marginBottom: gap, ...(top !== undefined && { top }) }}
      >
        <ProfileRow
          profile={profile}
          session={sessions.find(({ id }) => id === profile.sessionId)}
          isOneOfMany={sessions.length > 1}
          onRemove={() => onRemove(profile.id)}
        />
      </li>
    );
  };
  return (
    <ul ref={list} className="profile-list" aria-label="Profiles that Daypass made">
      {/* In one array, and never in another order, so that a row with the focus keeps it when it comes to stand apart. */}
      {[
        ...apart.filter(({ index }) => index < from).map(({ index, top }) => rowAt(index, top)),
        <li key=" above" aria-hidden="true" style={{ height: above }} />,
        ...Array.from({ length: to - from }, (_, at) => rowAt(from + at)),
        ...apart.filter(({ index }) => index >= to).map(({ index, top }) => rowAt(index, top)),
        <li key=" below" aria-hidden="true" style={{ height: below }} />,
      ]}
    </ul>
  );
}
