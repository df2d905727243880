import type {
  MadeProfileRef,
  ProfileChanged,
  ProfileExported,
  ProfilePreview,
  ProfileRequest,
  ProfileUndone,
} from '../../preload/contract.ts';
import type { ProfileWish } from '../domain/profile-wish.ts';
import type { PowerGuard } from './ask-before-power.ts';
import type { ExportProfile } from './export-profile.ts';
import type { StateHolder } from './hold-state.ts';
import type { NoteActivity } from './note-activity.ts';
import { noteUse } from './note-use.ts';
import { sessionOf } from './open-console.ts';

export type ProfileActPorts = Readonly<{
  holder: StateHolder;
  note: NoteActivity;
  guard: Pick<PowerGuard, 'profile'>;
  profiles: Pick<ExportProfile, 'preview' | 'export'>;
}>;

/** What a person can do in the window about profiles. The promises reject with a `Problem`. */
export function actOnProfiles({ holder, note, guard, profiles }: ProfileActPorts) {
  const wishOf = ({ sessionId, accountId, role, name, kind, region }: ProfileRequest): ProfileWish => {
    const session = sessionOf(holder.state(), sessionId);
    return { name, kind, region, session, access: { accountId, role } };
  };
  const used = noteUse(holder, note);

  return {
    previewProfile: async (request: ProfileRequest): Promise<ProfilePreview> => profiles.preview(wishOf(request)),
    async exportProfile(request: ProfileRequest): Promise<ProfileExported> {
      await guard.profile(request);
      const exported = await profiles.export(wishOf(request));
      const { name: profile, kind } = request;
      used(request, { use: 'profile', profile, kind });
      return exported;
    },
    // Their service comes with the next commits.
    previewRemoval: async (_: MadeProfileRef): Promise<ProfilePreview> => ({ changes: [], unchanged: true }),
    removeProfile: async (_: MadeProfileRef): Promise<ProfileChanged> => ({ files: [] }),
    repairProfile: async (_: MadeProfileRef): Promise<ProfileChanged> => ({ files: [] }),
    forgetProfile: async (_: MadeProfileRef): Promise<ProfileChanged> => ({ files: [] }),
    undoProfileChange: async (_: string): Promise<ProfileUndone> => ({ files: [] }),
  };
}
