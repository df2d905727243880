import { asksDaypass, type Helper, processArguments, processProgram } from './process-command.ts';
import { assertOneKind, assertSame } from './profile-conflicts.ts';
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
 * How to write a profile that has AWS tools ask Daypass. One that calls it for the same access by another path is brought up to
 * date. Throws a Problem: 'conflict' when the name is taken by something else, 'usage' when the name or the command cannot be
 * written.
 */
export function planProcessProfile(files: AwsFiles, wish: ProfileWish, helper: Helper): ProfilePlan {
  const { name, session, access, region } = wish;
  const { config, credentials } = files;
  assertOneKind(files, wish, 'process');
  const [existing] = profileInConfig(config, name);
  if (existing === undefined) assertNewName(name, 'profile');
  const asked = processArguments(session.id, access, helper.rules);
  const called = existing?.settings.get('credential_process');
  const isSame = called === undefined || (asksDaypass(called) && called.endsWith(asked));
  if (existing !== undefined && !isSame) {
    const why = 'calls another program for it, or for another access';
    throw conflict(
      `The profile "${name}" has a credential process.`,
      config,
      existing.lineOf('credential_process'),
      why,
    );
  }
  const settings = new Map([
    ['credential_process', `${processProgram(helper)}${asked}`],
    ['region', region],
  ]);
  const shadow = profileInCredentials(credentials, name) ?? credentials.file.defaults;
  assertSame(credentials, shadow, settings, ['region'], `The profile "${name}" has another region.`);
  const header = existing?.header ?? headerOfProfile(name);
  return { target: 'config', header, puts: [{ header, settings }] };
}
