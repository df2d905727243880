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
import type { ChangeMade, ProfileChanges } from './profile-changes.ts';
import type { RemoveProfile } from './remove-profile.ts';

export type ProfileActPorts = Readonly<{
  holder: StateHolder;
  note: NoteActivity;
  guard: Pick<PowerGuard, 'profile'>;
  profiles: Pick<ExportProfile, 'preview' | 'export'>;
  made: MadeProfiles;
}>;

/** What is done with profiles that Daypass made. */
export type MadeProfiles = RemoveProfile &
  Pick<ProfileChanges, 'undo'> &
  Readonly<{
    repair(id: string): Promise<ChangeMade>;
    /** Resolves when the state has the profiles as they are now. */
    reload(): Promise<void>;
  }>;

/** What a person can do in the window about profiles. The promises reject with a `Problem`. */
export function actOnProfiles({ holder, note, guard, profiles, made }: ProfileActPorts) {
  /** The window is told of a change together with its answer. */
  async function shown<T>(change: Promise<T>): Promise<T> {
    const done = await change;
    await made.reload();
    return done;
  }

  const wishOf = ({ sessionId, accountId, role, name, kind, region }: ProfileRequest): ProfileWish => {
    const session = sessionOf(holder.state(), sessionId);
    return { name, kind, region, session, access: { accountId, role } };
  };
  const used = noteUse(holder, note);

  return {
    previewProfile: async (request: ProfileRequest): Promise<ProfilePreview> =>
      profiles.preview(wishOf(request), request.replaces),
    async exportProfile(request: ProfileRequest): Promise<ProfileExported> {
      await guard.profile(request);
      const { expiresAt, ...exported } = await profiles.export(wishOf(request), request.replaces);
      const { name: profile, kind } = request;
      used(request, { use: 'profile', profile, kind }, expiresAt);
      return shown(Promise.resolve(exported));
    },
    previewRemoval: async ({ id }: MadeProfileRef): Promise<ProfilePreview> => made.previewRemoval(id),
    removeProfile: async ({ id }: MadeProfileRef): Promise<ProfileChanged> => shown(made.remove(id)),
    repairProfile: async ({ id }: MadeProfileRef): Promise<ProfileChanged> => shown(made.repair(id)),
    forgetProfile: async ({ id }: MadeProfileRef): Promise<ProfileChanged> => shown(made.forget(id)),
    undoProfileChange: async (changeId: string): Promise<ProfileUndone> => shown(made.undo(changeId)),
  };
}
