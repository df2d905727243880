import type { PlainKeys } from './key-settings.ts';
import type { Helper } from './process-command.ts';
import { planKeysProfile } from './profile-keys-plan.ts';
import { planProcessProfile } from './profile-process-plan.ts';
import { planSsoProfile } from './profile-sso-plan.ts';
import type { AwsFiles, ProfilePlan, ProfileWish } from './profile-wish.ts';

/** What some kinds of profiles are written with: the program that is called, and keys, or words in their place. */
export type ProfileMeans = Readonly<{ helper: Helper; keys: PlainKeys }>;

/** Words in the place of keys, for where nothing is written. */
export const hiddenKeys: PlainKeys = {
  accessKeyId: '[secret]',
  secretAccessKey: '[secret]',
  sessionToken: '[secret]',
};

/** How to write a profile. Throws a Problem: 'conflict' when the name is taken by something else, 'usage' when it cannot be written. */
export function planProfile(files: AwsFiles, wish: ProfileWish, { helper, keys }: ProfileMeans): ProfilePlan {
  if (wish.kind === 'sso') return planSsoProfile(files, wish);
  return wish.kind === 'process' ? planProcessProfile(files, wish, helper) : planKeysProfile(files, wish, keys);
}
