import { type ReactNode, useState } from 'react';
import type { View } from '../../preload/contract.ts';
import { findProfiles } from '../app/find-profiles.ts';
import { useFocusWhenFewer } from '../app/use-focus-when-fewer.ts';
import { NoProfiles } from '../parts/no-profiles.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { ProfileFilter } from '../parts/profile-filter.tsx';
import { ProfileRow } from '../parts/profile-row.tsx';
import { RemoveProfileDialog } from './remove-profile-dialog.tsx';

/** The profiles that Daypass made, each with how it stands and what can be done about it. */
export function ProfilesPage({ profiles, sessions }: Pick<View, 'profiles' | 'sessions'>): ReactNode {
  const [removing, setRemoving] = useState<string>();
  const [query, setQuery] = useState('');
  useFocusWhenFewer(profiles.length, () => document.querySelector<HTMLElement>('.page-top h1')?.focus());
  const found = findProfiles(profiles, query);
  return (
    <PageFrame title="Profiles">
      {profiles.length === 0 ? (
        <NoProfiles />
      ) : (
        <>
          <ProfileFilter query={query} found={found.length} of={profiles.length} onQuery={setQuery} />
          <ul className="profile-list" aria-label="Profiles that Daypass made">
            {found.map((profile) => (
              <ProfileRow
                key={profile.id}
                profile={profile}
                session={sessions.find(({ id }) => id === profile.sessionId)}
                isOneOfMany={sessions.length > 1}
                onRemove={() => setRemoving(profile.id)}
              />
            ))}
          </ul>
        </>
      )}
      <RemoveProfileDialog
        profile={profiles.find(({ id }) => id === removing)}
        onClose={() => setRemoving(undefined)}
      />
    </PageFrame>
  );
}
