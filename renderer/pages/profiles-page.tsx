import { type ReactNode, useMemo, useState } from 'react';
import type { View } from '../../preload/contract.ts';
import { findProfiles } from '../app/find-profiles.ts';
import { NoProfiles } from '../parts/no-profiles.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { ProfileFilter } from '../parts/profile-filter.tsx';
import { ProfileList } from '../parts/profile-list.tsx';
import { RemoveProfileDialog } from './remove-profile-dialog.tsx';

/** The profiles that Daypass made, each with how it stands and what can be done about it. */
export function ProfilesPage({ profiles, sessions }: Pick<View, 'profiles' | 'sessions'>): ReactNode {
  const [removing, setRemoving] = useState<string>();
  const [query, setQuery] = useState('');
  const found = useMemo(() => findProfiles(profiles, query), [profiles, query]);
  return (
    <PageFrame title="Profiles">
      {profiles.length === 0 ? (
        <NoProfiles />
      ) : (
        <>
          <ProfileFilter query={query} found={found.length} of={profiles.length} onQuery={setQuery} />
          <ProfileList profiles={found} sessions={sessions} onRemove={setRemoving} />
        </>
      )}
      <RemoveProfileDialog
        profile={profiles.find(({ id }) => id === removing)}
        onClose={() => setRemoving(undefined)}
      />
    </PageFrame>
  );
}
