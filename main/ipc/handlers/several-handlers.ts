import type {
  Output,
  ProfilesPreview,
  ProfilesRequest,
  SeveralCalls,
  SeveralRequest,
} from '../../../preload/contract.ts';
import { done } from '../done.ts';
import type { HandlersOf } from '../serve.ts';

export type SeveralActions = Readonly<{
  /** Resolves when it has begun, or when the person left the dialog for its file; the view tells how it goes on. */
  beginJob(request: SeveralRequest): Promise<Output<'several.begin'>>;
  cancelJob(): void | Promise<void>;
  dismissJob(): void | Promise<void>;
  copyCsv(): Promise<void>;
  previewProfiles(request: ProfilesRequest): Promise<ProfilesPreview>;
  deleteSecretFile(id: string): Promise<void>;
  keepSecretFile(id: string): Promise<void>;
}>;

export const severalHandlers = (actions: SeveralActions): HandlersOf<SeveralCalls> => ({
  'several.begin': async (request) => {
    const { begun } = await actions.beginJob(request);
    return { begun };
  },
  'several.cancel': async () => done(actions.cancelJob()),
  'several.dismiss': async () => done(actions.dismissJob()),
  'several.copyCsv': async () => done(actions.copyCsv()),
  'several.previewProfiles': async (request) => previewOf(await actions.previewProfiles(request)),
  'secretFile.delete': async ({ id }) => done(actions.deleteSecretFile(id)),
  'secretFile.keep': async ({ id }) => done(actions.keepSecretFile(id)),
});

const previewOf = ({ file, profiles, without, unknown }: ProfilesPreview): ProfilesPreview => ({
  file,
  profiles: profiles.map(({ accountId, accountName, profile, is, why }) => ({
    accountId,
    accountName,
    profile,
    is,
    ...(why !== undefined && { why }),
  })),
  without,
  unknown,
});
