import type { Put } from './aws-file/put.ts';
import { keySettings, type PlainKeys } from './key-settings.ts';
import { assertOneKind, assertSame } from './profile-conflicts.ts';
import { credentialsHeld } from './profile-credentials.ts';
import { assertNewName } from './profile-name.ts';
import {
  type AwsFiles,
  conflict,
  headerOfProfile,
  type ProfilePlan,
  type ProfileWish,
  profileInConfig,
  profileInCredentials,
} from './profile-wish.ts';

/**
 * How to write temporary keys: into the credentials file, or into the config file where the profile's temporary keys already are.
 * Throws a Problem: 'conflict' when the name is taken by something else, 'usage' when it cannot be a new one.
 */
export function planKeysProfile(files: AwsFiles, wish: ProfileWish, keys: PlainKeys): ProfilePlan {
  const { name, region } = wish;
  const { config, credentials } = files;
  assertOneKind(files, wish, 'temporary-keys');
  const [inConfig] = profileInConfig(config, name);
  const inCredentials = profileInCredentials(credentials, name);
  if (inConfig === undefined && inCredentials === undefined) assertNewName(name, 'profile');
  const configHasKeys = inConfig !== undefined && credentialsHeld(inConfig.settings).length > 0;
  const credentialsHaveKeys = inCredentials !== undefined && credentialsHeld(inCredentials.settings).length > 0;
  if (configHasKeys && credentialsHaveKeys) {
    throw conflict(`The profile "${name}" has keys in both files.`, config, inConfig.line, 'is one of the two');
  }
  const target = configHasKeys ? 'config' : 'credentials';
  const section = configHasKeys ? inConfig : inCredentials;
  const [other, otherSection] = configHasKeys ? [credentials, inCredentials] : [config, inConfig];
  const settings = keySettings(keys, section?.settings).set('region', region);
  // AWS tools disagree on which file's region counts.
  assertSame(other, otherSection, settings, ['region'], `The profile "${name}" has another region.`);
  const header = section?.header ?? (configHasKeys ? headerOfProfile(name) : name);
  const put: Put = { header, settings };
  return { target, header, puts: [put] };
}
