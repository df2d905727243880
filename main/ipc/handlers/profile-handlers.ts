import type {
  AccessRef,
  MadeProfileRef,
  NameTemplateReading,
  ProfileCalls,
  ProfileChanged,
  ProfileExported,
  ProfilePreview,
  ProfileRequest,
  ProfileUndone,
} from '../../../preload/contract.ts';
import { done } from '../done.ts';
import type { HandlersOf } from '../serve.ts';

export type ProfileActions = Readonly<{
  previewProfile(request: ProfileRequest): Promise<ProfilePreview>;
  exportProfile(request: ProfileRequest): Promise<ProfileExported>;
  previewRemoval(profile: MadeProfileRef): Promise<ProfilePreview>;
  removeProfile(profile: MadeProfileRef): Promise<ProfileChanged>;
  repairProfile(profile: MadeProfileRef): Promise<ProfileChanged>;
  forgetProfile(profile: MadeProfileRef): Promise<ProfileChanged>;
  undoProfileChange(changeId: string): Promise<ProfileUndone>;
  suggestProfileName(access: AccessRef, region: string): string;
  readNameTemplate(template: string): NameTemplateReading;
  copyProfile(profile: MadeProfileRef, what: 'name' | 'command'): Promise<void>;
}>;

export const profileHandlers = (actions: ProfileActions): HandlersOf<ProfileCalls> => ({
  'profile.preview': async (request) => previewOf(await actions.previewProfile(request)),
  'profile.export': async (request) => exportedOf(await actions.exportProfile(request)),
  'profile.previewRemoval': async (profile) => previewOf(await actions.previewRemoval(profile)),
  'profile.remove': async (profile) => changedOf(await actions.removeProfile(profile)),
  'profile.repair': async (profile) => changedOf(await actions.repairProfile(profile)),
  'profile.forget': async (profile) => changedOf(await actions.forgetProfile(profile)),
  'profile.undo': async ({ changeId }) => ({ files: [...(await actions.undoProfileChange(changeId)).files] }),
  'profile.suggestName': async ({ region, ...access }) => ({ name: actions.suggestProfileName(access, region) }),
  'profile.readTemplate': async ({ template }) => actions.readNameTemplate(template),
  'profile.copy': async ({ what, ...profile }) => done(actions.copyProfile(profile, what)),
});

const previewOf = ({ changes, unchanged }: ProfilePreview): ProfilePreview => ({
  changes: changes.map(({ file, lines }) => ({ file, lines: lines.map(({ change, text }) => ({ change, text })) })),
  unchanged,
});

const exportedOf = ({ file, profile, backup, unchanged, changeId }: ProfileExported): ProfileExported => ({
  file,
  profile,
  unchanged,
  ...(backup !== undefined && { backup }),
  ...(changeId !== undefined && { changeId }),
});

const changedOf = ({ files, changeId }: ProfileChanged): ProfileChanged => ({
  files: [...files],
  ...(changeId !== undefined && { changeId }),
});
