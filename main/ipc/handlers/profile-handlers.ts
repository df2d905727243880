import type { ProfileCalls, ProfileExported, ProfilePreview, ProfileRequest } from '../../../preload/contract.ts';
import type { HandlersOf } from '../serve.ts';

export type ProfileActions = Readonly<{
  previewProfile(request: ProfileRequest): Promise<ProfilePreview>;
  exportProfile(request: ProfileRequest): Promise<ProfileExported>;
}>;

export const profileHandlers = (actions: ProfileActions): HandlersOf<ProfileCalls> => ({
  'profile.preview': async (request) => previewOf(await actions.previewProfile(request)),
  'profile.export': async (request) => exportedOf(await actions.exportProfile(request)),
});

const previewOf = ({ file, lines, unchanged }: ProfilePreview): ProfilePreview => ({
  file,
  lines: lines.map(({ change, text }) => ({ change, text })),
  unchanged,
});

const exportedOf = ({ file, profile, backup, unchanged }: ProfileExported): ProfileExported => ({
  file,
  profile,
  unchanged,
  ...(backup !== undefined && { backup }),
});
