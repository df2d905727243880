import type { ProfilesPreview, ProfilesRequest } from '../../preload/contract.ts';
import { listingOf } from '../domain/listing-of.ts';
import { assertWritable, profileWishes } from '../domain/profile-wishes.ts';
import { withoutRole } from '../domain/swept-account.ts';
import { wantedAccounts } from '../domain/wanted-accounts.ts';
import type { ExportProfiles } from './export-profiles.ts';
import type { StateHolder } from './hold-state.ts';
import { sessionOf } from './open-console.ts';

export type PreviewProfilesPorts = Readonly<{ holder: StateHolder; profiles: Pick<ExportProfiles, 'preview'> }>;

/** What a job would write, as far as the roles of the accounts are known. Rejects with a `Problem`: 'usage', 'file'. */
export async function previewProfiles(
  request: ProfilesRequest,
  { holder, profiles }: PreviewProfilesPorts,
): Promise<ProfilesPreview> {
  assertWritable(request);
  const { sessionId, role, accountIds } = request;
  const session = sessionOf(holder.state(), sessionId);
  const listing = listingOf(holder.state(), sessionId);
  const accounts = wantedAccounts(listing, accountIds) ?? listing?.accounts ?? [];
  const preview = await profiles.preview(profileWishes(accounts, session, request));
  const names = new Map(accounts.map(({ accountId, accountName = accountId }) => [accountId, accountName]));
  return {
    file: preview.file,
    profiles: preview.profiles.map((profile) => {
      const { name, access } = profile.wish;
      const { accountId } = access;
      const about = { accountId, accountName: names.get(accountId) ?? accountId, profile: name, is: profile.is };
      return profile.is === 'conflict' ? { ...about, why: profile.why } : about;
    }),
    without: withoutRole(accounts, role).length,
    unknown: accounts.filter(({ roles }) => roles === undefined).length,
  };
}
