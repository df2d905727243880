import { useEffect, useState } from 'react';
import type { ProfilesPreview, ProfilesRequest, Reply } from '../../preload/contract.ts';
import { ask } from './ask.ts';

/** Long enough not to ask at each key, short enough not to wait for. */
const pause = 250;

/** What would be written for the request as it stands; what was shown before stays until the answer comes. */
export function useProfilesPreview(request: ProfilesRequest | undefined): Reply<ProfilesPreview> | undefined {
  const [previewed, setPreviewed] = useState<Reply<ProfilesPreview>>();
  const asked = request === undefined ? undefined : JSON.stringify(request);
  useEffect(() => {
    if (asked === undefined) return setPreviewed(undefined);
    let outdated = false;
    const timer = setTimeout(async () => {
      const reply = await ask('several.previewProfiles', JSON.parse(asked) as ProfilesRequest);
      if (!outdated) setPreviewed(reply);
    }, pause);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return previewed;
}
