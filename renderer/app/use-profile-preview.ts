import { useState } from 'react';
import type { ProfilePreview, ProfileRequest, Reply } from '../../preload/contract.ts';
import { ask } from './ask.ts';
import { freeName } from './free-name.ts';
import { type Look, useWhileTyping } from './use-while-typing.ts';

/** `freeName`: one that would do, where the request's own is taken. */
export type Previewed = { reply: Reply<ProfilePreview>; freeName?: string };

type Asked = { request: ProfileRequest; tries: number };

const look: Look<Asked, Previewed> = async ({ request }, show, isOutdated) => {
  const reply = await ask('profile.preview', request);
  show({ reply });
  if (isOutdated() || reply.ok || reply.problem.kind !== 'conflict') return;
  const name = await freeName(request, isOutdated);
  if (name !== undefined) show({ reply, freeName: name });
};

/** The change that an export would make, for the request as it stands; what was shown before stays until the answer comes. */
export function useProfilePreview(request: ProfileRequest | undefined): {
  preview: Previewed | undefined;
  tryAgain: () => void;
} {
  const [tries, setTries] = useState(0);
  const preview = useWhileTyping(request && { request, tries }, look);
  return { preview, tryAgain: () => setTries(tries + 1) };
}
