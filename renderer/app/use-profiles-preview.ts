import type { ProfilesPreview, ProfilesRequest, Reply } from '../../preload/contract.ts';
import { ask } from './ask.ts';
import { type Look, useWhileTyping } from './use-while-typing.ts';

type Asked = { request: ProfilesRequest; isExact: boolean };

const look: Look<Asked, Reply<ProfilesPreview>> = async ({ request }, show) =>
  show(await ask('several.previewProfiles', request));

/**
 * What would be written for the request as it stands, asked for anew once it is exactly known which accounts are meant; what was
 * shown before stays until the answer comes.
 */
export const useProfilesPreview = (
  request: ProfilesRequest | undefined,
  isExact: boolean,
): Reply<ProfilesPreview> | undefined => useWhileTyping(request && { request, isExact }, look);
