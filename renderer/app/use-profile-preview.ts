import { useEffect, useState } from 'react';
import type { ProfilePreview, ProfileRequest, Reply } from '../../preload/contract.ts';
import { ask } from './ask.ts';
import { freeName } from './free-name.ts';

/** `freeName`: one that would do, where the request's own is taken. */
export type Previewed = { reply: Reply<ProfilePreview>; freeName?: string };

/** Long enough not to ask at each key, short enough not to wait for. */
const pause = 200;

/** The change that an export would make, for the request as it stands; what was shown before stays until the answer comes. */
export function useProfilePreview(request: ProfileRequest | undefined): Previewed | undefined {
  const [previewed, setPreviewed] = useState<Previewed>();
  const asked = request === undefined ? undefined : JSON.stringify(request);
  useEffect(() => {
    if (asked === undefined) return setPreviewed(undefined);
    let outdated = false;
    const timer = setTimeout(async () => {
      const wish = JSON.parse(asked) as ProfileRequest;
      const reply = await ask('profile.preview', wish);
      if (outdated) return;
      setPreviewed({ reply });
      if (reply.ok || reply.problem.kind !== 'conflict') return;
      const name = await freeName(wish, () => outdated);
      if (!outdated && name !== undefined) setPreviewed({ reply, freeName: name });
    }, pause);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return previewed;
}
