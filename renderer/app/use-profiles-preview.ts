import type { ProfilesPreview, ProfilesRequest, Reply } from '../../preload/contract.ts';
import { ask } from './ask.ts';
import { type Look, useWhileTyping } from './use-while-typing.ts';

const look: Look<ProfilesRequest, Reply<ProfilesPreview>> = async (request, show) =>
  show(await ask('several.previewProfiles', request));

/** What would be written for the request as it stands; what was shown before stays until the answer comes. */
export const useProfilesPreview = (request: ProfilesRequest | undefined): Reply<ProfilesPreview> | undefined =>
  useWhileTyping(request, look);
