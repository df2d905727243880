import { useEffect, useState } from 'react';
import type { ProfilePreview, ProfileRequest, Reply } from '../../preload/contract.ts';
import { ask } from './ask.ts';

/** Long enough not to ask at each key, short enough not to wait for. */
const pause = 200;

/** The change that an export would make, for the request as it stands; what was shown before stays until the answer comes. */
export function useProfilePreview(request: ProfileRequest | undefined): Reply<ProfilePreview> | undefined {
  const [reply, setReply] = useState<Reply<ProfilePreview>>();
  const asked = request === undefined ? undefined : JSON.stringify(request);
  useEffect(() => {
    if (asked === undefined) return setReply(undefined);
    let outdated = false;
    const timer = setTimeout(async () => {
      const answer = await ask('profile.preview', JSON.parse(asked) as ProfileRequest);
      if (!outdated) setReply(answer);
    }, pause);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return reply;
}
