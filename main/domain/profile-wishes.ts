import type { ListedAccount } from './access.ts';
import { Problem } from './problem.ts';
import { nameFromTemplate, templateFlaw } from './profile-name-template.ts';
import type { ProfileWish } from './profile-wish.ts';
import { isRegionName } from './region-name.ts';
import type { Session } from './session.ts';

/** A profile for each account that has a role. */
export type ProfilesWish = Readonly<{ role: string; kind: ProfileWish['kind']; region: string; template: string }>;

/** Throws a `Problem` of kind `usage` where no profiles could be written like that. */
export function assertWritable({ region, template }: ProfilesWish): void {
  const flaw = templateFlaw(template);
  if (flaw !== undefined) throw new Problem('usage', { what: 'No names can be made of this.', why: flaw });
  if (!isRegionName(region)) {
    throw new Problem('usage', { what: `"${region}" is not a region.`, why: 'A region is written like eu-west-1.' });
  }
}

/** The profiles for those of the accounts that are known to have the role. */
export const profileWishes = (
  accounts: readonly ListedAccount[],
  session: Session,
  { role, kind, region, template }: ProfilesWish,
): readonly ProfileWish[] =>
  accounts
    .filter(({ roles }) => roles?.includes(role))
    .map(({ accountId, accountName }) => ({
      name: nameFromTemplate(template, { accountId, accountName, role, sessionName: session.name, region }),
      kind,
      region,
      session,
      access: { accountId, role },
      ...(accountName !== undefined && { accountName }),
    }));
